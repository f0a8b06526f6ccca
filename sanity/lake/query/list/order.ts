import type { ExprNode } from 'groq-js';
import { differenceOf, type Reader, type Reading, readerOf } from './reader.ts';

/** What a list is ordered by: one thing, and where that is the same, the next. */
export type Order = readonly { reader: Reader; isDescending: boolean }[];

/** Takes the arguments of `order()`; undefined if one of them is left to groq-js. */
export function orderOf(args: readonly ExprNode[], reading: Reading): Order | undefined {
  const order = args.flatMap((arg) => {
    const isDirected = arg.type === 'Asc' || arg.type === 'Desc';
    const reader = readerOf(isDirected ? arg.base : arg, reading);
    return reader ? [{ reader, isDescending: arg.type === 'Desc' }] : [];
  });
  return order.length === args.length ? order : undefined;
}

/** Numbers come before strings, strings before truth values, and those before everything else. */
const RANKS: Partial<Record<string, number>> = { number: 1, string: 2, boolean: 3 };

/** Takes what two documents are ordered by; returns which comes first: below 0, the first. */
export function compareKeys(a: readonly unknown[], b: readonly unknown[], order: Order): number {
  for (let place = 0; place < order.length; place += 1) {
    const difference = compareValues(a[place], b[place]);
    if (difference !== 0) return order[place]?.isDescending ? -difference : difference;
  }
  return 0;
}

function compareValues(a: unknown, b: unknown): number {
  const difference = differenceOf(a, b);
  return difference ?? (RANKS[typeof a] ?? 4) - (RANKS[typeof b] ?? 4);
}
