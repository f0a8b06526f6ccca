import type { ExprNode } from 'groq-js';

type Visit = (node: ExprNode) => ExprNode;

/** A copy of a node with `visit` applied to every expression directly inside it. */
export function mapChildren<Node extends ExprNode>(node: Node, visit: Visit): Node {
  const map = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(map);
    if (!isNode(value)) return value;
    return isPart(value) ? mapEntries(value, map) : visit(value);
  };
  // A literal may look like a node; what it holds is data.
  return node.type === 'Value' ? node : mapEntries(node, map);
}

function mapEntries<T extends object>(node: T, map: (value: unknown) => unknown): T {
  const copy = { ...node };
  for (const [name, value] of Object.entries(node)) Object.assign(copy, { [name]: map(value) });
  return copy;
}

/** Parts of objects, arrays and select(): not expressions themselves, but made of them. */
const PARTS = new Set([
  'ArrayElement',
  'ObjectAttributeValue',
  'ObjectConditionalSplat',
  'ObjectSplat',
  'SelectAlternative',
]);

function isPart(node: { type: string }): boolean {
  return PARTS.has(node.type);
}

function isNode(value: unknown): value is ExprNode {
  return (
    typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
  );
}
