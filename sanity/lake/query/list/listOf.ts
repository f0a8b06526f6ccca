import type { ExprNode } from 'groq-js';
import type { List } from './list.ts';
import { orderOf } from './order.ts';
import { type Reader, type Reading, readerOf } from './reader.ts';

/**
 * Takes what is done to a list (it is filtered, ordered, sliced, mapped); returns the list of that.
 * Undefined if that is left to groq-js.
 */
export function listOf(node: ExprNode, list: List): List | undefined {
  const { reading } = list;
  if (list.item) return undefined;
  switch (node.type) {
    case 'Filter': {
      const condition = list.range ? undefined : readerOf(node.expr, reading);
      return condition && { ...list, conditions: [...list.conditions, condition] };
    }
    case 'PipeFuncCall': {
      const isFirst = node.name === 'order' && !list.order && !list.range;
      const order = isFirst ? orderOf(node.args, reading) : undefined;
      return order && { ...list, order };
    }
    case 'Slice': {
      const { left, right, isInclusive } = node;
      if (list.range || left < 0 || right < 0) return undefined;
      return { ...list, range: { start: left, end: isInclusive ? right + 1 : right } };
    }
    case 'Map': {
      const item = itemOf(node.expr, reading);
      return item && { ...list, item };
    }
    default:
      return undefined;
  }
}

/** `{title, "slug": slug.current}`, `.title`. */
function itemOf(node: ExprNode, reading: Reading): Reader | undefined {
  if (node.type !== 'Projection') return readerOf(node, reading);
  if (node.base.type !== 'This' || node.expr.type !== 'Object') return undefined;
  const attributes = node.expr.attributes.map((each) => {
    const reader = each.type === 'ObjectAttributeValue' ? readerOf(each.value, reading) : undefined;
    return reader && each.type === 'ObjectAttributeValue' ? { name: each.name, reader } : undefined;
  });
  if (!attributes.every((each) => each !== undefined)) return undefined;
  return (line) => {
    const object: Record<string, unknown> = {};
    for (const { name, reader } of attributes) object[name] = reader(line);
    return object;
  };
}
