import { touchedAnswer } from './answers.ts';
import { TOUCHED_QUERY } from './queries.ts';
import { slugText } from './shape/text.ts';
import type { ContentSource } from './source.ts';

/**
 * The addresses of the monographs whose pages show something of a document.
 * @param id The published document's id.
 * @throws LakeUnavailable if the lake gives no answer.
 */
export async function readTouched(source: ContentSource, id: string): Promise<string[]> {
  const found = await source.published.ask(TOUCHED_QUERY, { id }, touchedAnswer);
  return found.flatMap(({ slug }) => slugText.safeParse(slug).data ?? []);
}
