import type { ExprNode } from 'groq-js';
import { call } from '../call.ts';
import type { Candidates } from '../candidates.ts';
import type { Snapshot } from '../snapshot.ts';
import { type List, made } from './list.ts';
import { Reading, readerOf } from './reader.ts';

/** A list, and the documents that it is made of. */
export type Source = { list: List; from: Pick<Candidates, 'late' | 'find'> };

/**
 * Takes the condition of `*[…]` and its candidates; returns the list of documents that meet what of
 * it is plain, and what is left of it to groq-js. No list, if it would not tell anything.
 */
export function sourceOf(
  condition: ExprNode,
  found: Candidates | undefined,
  snapshot: Snapshot,
  parameters: Record<string, unknown>,
): { source?: Source; left?: ExprNode } {
  const reading = new Reading(snapshot.dataset, parameters);
  const parts = partsOf(condition).filter((part) => !found?.settled.includes(part));
  const readers = parts.map((part) => (snapshot.isUnread ? readerOf(part, reading) : undefined));
  const left = allOf(parts.filter((_, index) => !readers[index]));
  const conditions = readers.filter((reader) => reader !== undefined);
  if (!found && conditions.length === 0) return { left: condition };
  const from = found ?? { late: [], find: () => snapshot.everything() };
  return { source: { list: { reading, conditions }, from }, ...(left ? { left } : {}) };
}

/**
 * Takes a list; returns an expression that has it as its value.
 * @param isGoneOver Whether each document is looked at for itself, so that none need be held.
 */
export function listNode(
  { list, from }: Source,
  snapshot: Snapshot,
  isGoneOver: boolean,
): ExprNode {
  const make = (values: readonly unknown[]) => {
    const result = made(list, from.find(values), snapshot);
    return isGoneOver ? result : [...result];
  };
  if (from.late.length > 0) return call(make, [...from.late]);
  let result: readonly unknown[] | undefined;
  return call(() => {
    result ??= make([]);
    return result;
  }, []);
}

/** Expressions that must all hold. */
function partsOf(condition: ExprNode): ExprNode[] {
  if (condition.type === 'Group') return partsOf(condition.base);
  if (condition.type !== 'And') return [condition];
  return [...partsOf(condition.left), ...partsOf(condition.right)];
}

function allOf([first, ...others]: ExprNode[]): ExprNode | undefined {
  return others.reduce((left, right) => left && { type: 'And', left, right }, first);
}
