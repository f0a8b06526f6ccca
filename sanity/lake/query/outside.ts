import type { ExprNode } from 'groq-js';

/**
 * Takes an expression inside a filter; returns one that has the same value where the filter stands,
 * whatever it is applied to: every `^` leads one step less far. Undefined if there may be none.
 */
export function seenFromOutside(node: ExprNode): ExprNode | undefined {
  switch (node.type) {
    case 'Value':
    case 'Parameter':
      return node;
    case 'Parent':
      return node.n === 1 ? { type: 'This' } : { ...node, n: node.n - 1 };
    case 'AccessAttribute':
    case 'AccessElement':
    case 'ArrayCoerce':
    case 'Deref':
    case 'Group': {
      const base = node.base && seenFromOutside(node.base);
      return base && Object.assign({}, node, { base });
    }
    case 'Map':
    case 'FlatMap': {
      const base = seenFromOutside(node.base);
      return base && isOfItem(node.expr) ? { ...node, base } : undefined;
    }
    case 'Array': {
      const elements = node.elements.flatMap((each) => {
        const value = seenFromOutside(each.value);
        return value ? { ...each, value } : [];
      });
      return elements.length === node.elements.length ? { ...node, elements } : undefined;
    }
    case 'OpCall': {
      const left = seenFromOutside(node.left);
      const right = seenFromOutside(node.right);
      return left && right && { ...node, left, right };
    }
    case 'FuncCall': {
      if (node.namespace !== 'global' || node.name !== 'coalesce') return undefined;
      const args = node.args.flatMap((each) => seenFromOutside(each) ?? []);
      return args.length === node.args.length ? { ...node, args } : undefined;
    }
    default:
      return undefined;
  }
}

/** Whether an expression depends on nothing but the item it is applied to. */
function isOfItem(node: ExprNode): boolean {
  switch (node.type) {
    case 'This':
    case 'Value':
    case 'Parameter':
      return true;
    case 'AccessAttribute':
      return !node.base || isOfItem(node.base);
    case 'AccessElement':
    case 'ArrayCoerce':
    case 'Deref':
    case 'Group':
      return isOfItem(node.base);
    case 'Map':
    case 'FlatMap':
      return isOfItem(node.base) && isOfItem(node.expr);
    default:
      return false;
  }
}
