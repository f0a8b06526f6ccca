import { LakeUnavailable } from '#lib/content/lake.ts';
import { readFaulty } from '#lib/content/readIndex.ts';
import type { ContentSource } from '#lib/content/source.ts';

/** What a monitor learns. Readers have their pages in either case. */
export type Health =
  | { status: 'ok'; lake: 'reachable'; contentFaults: number }
  | { status: 'outage'; lake: 'unavailable'; reason: string };

/** One report serves everybody for this long, so that asking often costs the lake nothing. */
const FRESH_FOR = 5_000;

let latest: { at: number; health: Promise<Health> } | undefined;

/**
 * Whether the lake can be reached, and how many published monographs are not fit to show (the log
 * names them).
 */
export function readHealth(source: ContentSource): Promise<Health> {
  if (latest === undefined || Date.now() - latest.at > FRESH_FOR) {
    latest = { at: Date.now(), health: examineHealth(source) };
  }
  return latest.health;
}

async function examineHealth(source: ContentSource): Promise<Health> {
  try {
    const faulty = await readFaulty(source);
    return { status: 'ok', lake: 'reachable', contentFaults: faulty.length };
  } catch (error) {
    if (!(error instanceof LakeUnavailable)) throw error;
    return { status: 'outage', lake: 'unavailable', reason: error.message };
  }
}
