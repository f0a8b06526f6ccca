import { keptLists, listsSeenAt } from './keptLists.ts';
import type { Lists } from './monograph.ts';
import { readLists } from './readIndex.ts';
import type { ContentSource } from './source.ts';

/** Within this time, in milliseconds, the lake is asked once, not once per request. */
const FRESH_FOR = 10_000;

/**
 * All that has a page, for answers that are made anew for each request. Each webhook message reads
 * the lists, so a change is here as soon as the site has been told of it.
 * @param freshFor For how many milliseconds what was read is recent.
 * @returns the same lists, and not a copy, as long as they hold.
 * @throws LakeUnavailable if the lake gives no answer and no lists were ever kept.
 */
export async function readRecentLists(source: ContentSource, freshFor = FRESH_FOR): Promise<Lists> {
  const seenAt = listsSeenAt(source)?.getTime() ?? 0;
  const recent = Date.now() - seenAt < freshFor ? keptLists(source) : undefined;
  return recent ?? readLists(source);
}
