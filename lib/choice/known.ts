import { contentSource, loadMonograph } from '#lib/content/loaders.ts';
import { currentIndex } from '#lib/search/currentIndex.ts';
import { type Choice, chooseMedicine } from './choice.ts';

/**
 * Finds the medicine of this site that is meant, as `chooseMedicine` does.
 * @throws LakeUnavailable only if the lake gives no answer and nothing was ever kept.
 */
export async function chooseKnown(asked: string): Promise<Choice | undefined> {
  return chooseMedicine(asked, await currentIndex(contentSource()), loadMonograph);
}
