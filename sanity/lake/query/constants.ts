import type { ExprNode } from 'groq-js';

/** Whether a node's value is known without looking at a document. */
export function isConstant(node: ExprNode): boolean {
  if (node.type === 'Array') {
    return node.elements.every((each) => !each.isSplat && isConstant(each.value));
  }
  return node.type === 'Value' || node.type === 'Parameter';
}

/** The value of a node for which `isConstant` holds. */
export function constantValue(node: ExprNode, parameters: Record<string, unknown>): unknown {
  if (node.type === 'Value') return node.value;
  if (node.type === 'Parameter') return parameters[node.name];
  if (node.type === 'Array') {
    return node.elements.map((each) => constantValue(each.value, parameters));
  }
  return undefined;
}
