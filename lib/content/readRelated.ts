import { PAGE_LIFE } from './cache.ts';
import { LakeUnavailable } from './lake.ts';
import { inTerms, madeOf } from './members.ts';
import type { IndexEntry, Monograph, Related } from './monograph.ts';
import { readRecentLists } from './readRecentLists.ts';
import type { ContentSource } from './source.ts';

/** More than this many neighbours are for the page of the class. */
const MOST_NEIGHBOURS = 12;

/**
 * What other pages have to do with a medicine: the others of its classes, and the combinations
 * that contain it. Only what has a page. It is read from the lists that are known already: at most
 * once in the life of a page they are asked for, whatever the number of pages.
 * A page stands without them if the lake gives no answer and no lists were ever kept.
 */
export async function readRelated(
  source: ContentSource,
  monograph: Pick<Monograph, 'id' | 'drugClasses'>,
): Promise<Related> {
  const entries = await recentEntries(source);
  const members = inTerms(entries);
  return {
    classes: monograph.drugClasses.map((drugClass) => {
      const others = (members.get(drugClass.id) ?? []).filter(({ id }) => id !== monograph.id);
      return { drugClass, medicines: others.slice(0, MOST_NEIGHBOURS), count: others.length };
    }),
    combinations: combinationsOf(entries, monograph.id),
  };
}

function combinationsOf(entries: readonly IndexEntry[], id: string): IndexEntry[] {
  return (madeOf(entries).get(id) ?? []).filter((entry) => entry.id !== id);
}

async function recentEntries(source: ContentSource): Promise<IndexEntry[]> {
  try {
    return (await readRecentLists(source, PAGE_LIFE * 1000)).entries;
  } catch (error) {
    if (!(error instanceof LakeUnavailable)) throw error;
    return [];
  }
}
