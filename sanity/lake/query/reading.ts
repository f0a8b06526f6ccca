import type { ExprNode } from 'groq-js';

/** Functions that take values, and do not look at the document around them. */
const OF_VALUES = new Set(['boost', 'coalesce', 'defined', 'length', 'lower', 'string', 'upper']);

/** Whether an expression reads attributes of a document by their names, and never all of them. */
export function readsAttributesOnly(node: ExprNode): boolean {
  switch (node.type) {
    case 'Value':
    case 'Parameter':
      return true;
    case 'AccessAttribute':
      return !node.base || node.base.type === 'This' || readsAttributesOnly(node.base);
    case 'AccessElement':
    case 'ArrayCoerce':
    case 'Group':
    case 'Not':
      return readsAttributesOnly(node.base);
    case 'And':
    case 'Or':
    case 'OpCall':
      return readsAttributesOnly(node.left) && readsAttributesOnly(node.right);
    case 'InRange':
      return [node.base, node.left, node.right].every(readsAttributesOnly);
    case 'Array':
      return node.elements.every((each) => readsAttributesOnly(each.value));
    case 'Map':
    case 'FlatMap':
      // What is mapped is part of the document, not the document.
      return readsAttributesOnly(node.base) && isPartOfItem(node.expr);
    case 'FuncCall': {
      const { namespace, name, args } = node;
      const isOfValues = namespace === 'pt' || (namespace === 'global' && OF_VALUES.has(name));
      return isOfValues && args.every(readsAttributesOnly);
    }
    default:
      return false;
  }
}

function isPartOfItem(node: ExprNode): boolean {
  return node.type === 'This' || readsAttributesOnly(node);
}
