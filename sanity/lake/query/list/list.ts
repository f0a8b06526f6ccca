import type { Seen, Snapshot } from '../snapshot.ts';
import { compareKeys, type Order } from './order.ts';
import type { Line, Reader, Reading } from './reader.ts';

/** A list as a query asks for it: which documents, in which order, which of them, and what of each. */
export type List = {
  reading: Reading;
  conditions: readonly Reader[];
  order?: Order;
  /** From which place to just before which. */
  range?: { start: number; end: number };
  item?: Reader;
};

/** More than this many lines beyond those that are wanted are not kept until the end. */
const SPARE = 1000;

/** Takes a list and the documents it is made of; returns what groq-js would make of them. */
export function made(list: List, all: readonly Seen[], snapshot: Snapshot): readonly unknown[] {
  const { item, order } = list;
  const lines = order ? inOrder(list, order, all, snapshot) : asFound(list, all, snapshot);
  if (item) return Array.from(lines, item);
  const seen = Array.from(lines, (line) => line.seen);
  return snapshot.documents(() => seen);
}

function inOrder(list: List, order: Order, all: readonly Seen[], snapshot: Snapshot): Line[] {
  const { start, end } = list.range ?? { start: 0, end: Number.POSITIVE_INFINITY };
  const kept: { keys: readonly unknown[]; line: Line }[] = [];
  const sort = () => kept.sort((a, b) => compareKeys(a.keys, b.keys, order));
  for (const line of linesOf(list, all, snapshot)) {
    kept.push({ keys: order.map(({ reader }) => reader(line)), line });
    if (kept.length >= 2 * end + SPARE) sort().length = end;
  }
  return sort()
    .slice(start, end)
    .map(({ line }) => line);
}

function* asFound(list: List, all: readonly Seen[], snapshot: Snapshot): Generator<Line> {
  const { start, end } = list.range ?? { start: 0, end: Number.POSITIVE_INFINITY };
  if (start >= end) return;
  let place = 0;
  for (const line of linesOf(list, all, snapshot)) {
    if (place >= start) yield line;
    place += 1;
    if (place >= end) return;
  }
}

/** The documents that meet the conditions. */
function* linesOf(list: List, all: readonly Seen[], snapshot: Snapshot): Generator<Line> {
  const { conditions, reading } = list;
  let place = 0;
  for (const values of snapshot.values(all, reading.paths)) {
    const seen = all[place];
    place += 1;
    if (!seen) return;
    const line = { seen, values };
    if (conditions.every((condition) => condition(line) === true)) yield line;
  }
}
