import { z } from 'zod';
import type { IndexEntry } from '#lib/content/monograph.ts';

/** Where an entry stands in a list: by its next review, if that is the order, title and id. */
export type Position = [nextDue: string, title: string, id: string];

const position = z.tuple([z.string(), z.string(), z.string()]);
const titles = new Intl.Collator('en');

/** @param byReview Whether the list is in the order of the next reviews. */
export function positionOf(entry: IndexEntry, byReview: boolean): Position {
  return [byReview ? (entry.review?.nextDue ?? '') : '', entry.title, entry.id];
}

/** The order of lists. */
export function comparePositions(a: Position, b: Position): number {
  if (a[0] !== b[0]) return a[0] < b[0] ? -1 : 1;
  return titles.compare(a[1], b[1]) || titles.compare(a[2], b[2]);
}

/**
 * Writes a position so that it can travel in an address. It holds even if the entry is gone by the
 * time the next page is asked for.
 */
export function writeCursor(at: Position): string {
  return Buffer.from(JSON.stringify(at)).toString('base64url');
}

/** @returns null if it is none of ours. */
export function readCursor(cursor: string): Position | null {
  try {
    return position.safeParse(JSON.parse(Buffer.from(cursor, 'base64url').toString())).data ?? null;
  } catch {
    return null;
  }
}
