import type { ExprNode } from 'groq-js';

/** Functions that take values, and do not look at the document around them. */
const OF_VALUES = new Set(['boost', 'coalesce', 'defined', 'length', 'lower', 'string', 'upper']);

/**
 * Whether an expression reads attributes of a document by their names, and never all of them.
 * @param known Other expressions that do not look into the document.
 */
export function readsAttributesOnly(node: ExprNode, known: ReadonlySet<ExprNode>): boolean {
  const isAttributes = (part: ExprNode) => readsAttributesOnly(part, known);
  if (known.has(node)) return true;
  switch (node.type) {
    case 'Value':
    case 'Parameter':
      return true;
    case 'AccessAttribute':
      return !node.base || node.base.type === 'This' || isAttributes(node.base);
    case 'AccessElement':
    case 'ArrayCoerce':
    case 'Group':
    case 'Not':
      return isAttributes(node.base);
    case 'And':
    case 'Or':
    case 'OpCall':
      return isAttributes(node.left) && isAttributes(node.right);
    case 'InRange':
      return [node.base, node.left, node.right].every(isAttributes);
    case 'Array':
      return node.elements.every((each) => isAttributes(each.value));
    case 'Map':
    case 'FlatMap':
      // What is mapped is part of the document, not the document.
      return isAttributes(node.base) && (node.expr.type === 'This' || isAttributes(node.expr));
    case 'FuncCall': {
      const { namespace, name, args } = node;
      const isOfValues = namespace === 'pt' || (namespace === 'global' && OF_VALUES.has(name));
      return isOfValues && args.every(isAttributes);
    }
    default:
      return false;
  }
}
