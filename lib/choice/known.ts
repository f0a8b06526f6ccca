import { contentSource, loadMonograph } from '#lib/content/loaders.ts';
import type { Lists } from '#lib/content/monograph.ts';
import { readRecentLists } from '#lib/content/readRecentLists.ts';
import { oncePer } from '#lib/once/oncePer.ts';
import { SearchIndex } from '#lib/search/searchIndex.ts';
import { type Choice, chooseMedicine } from './choice.ts';

const indexOf = oncePer((lists: Lists) => new SearchIndex(lists));

/**
 * Finds the medicine of this site that is meant, as `chooseMedicine` does.
 * @throws LakeUnavailable only if the lake gives no answer and nothing was ever kept.
 */
export async function chooseKnown(asked: string): Promise<Choice | undefined> {
  const index = indexOf(await readRecentLists(contentSource()));
  return chooseMedicine(asked, index, loadMonograph);
}
