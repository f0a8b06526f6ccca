import { LakeUnavailable } from '#lib/content/lake.ts';
import type { MonographAnswer } from '#lib/content/monograph.ts';
import { slugText } from '#lib/content/shape/text.ts';
import type { Candidate } from '#lib/search/candidates.ts';
import type { Name } from '#lib/search/names.ts';
import { readQuery } from '#lib/search/query.ts';
import type { SearchIndex } from '#lib/search/searchIndex.ts';

/** A monograph as it was loaded; `keptSince` if it could not be refreshed. */
export type Loaded = Pick<
  Extract<MonographAnswer, { state: 'published' }>,
  'monograph' | 'keptSince'
>;

/** A medicine that may have been meant. `name`: what it is also called, if that is how it was found. */
export type Option = { title: string; slug: string; name?: string };

/** What came of a name or address that somebody gave for a medicine. */
export type Choice = { asked: string } & (
  | {
      state: 'chosen';
      loaded: Loaded;
      /** Others of that name, where an address decided between them. */
      others: Option[];
    }
  /** Several are called so, or none: nothing is chosen in the reader's place. */
  | { state: 'unclear' | 'unknown'; options: Option[] }
  /** It has a page, which cannot be shown; or nobody can tell just now. */
  | { state: 'unreadable' | 'unreachable' }
);

/** More than this many are not what anybody meant. */
const MOST_OPTIONS = 8;

/**
 * Finds the medicine that is meant. Only an address of this site or a whole name decides; whatever is
 * less is a question to the reader, never a guess.
 * @param asked A slug, or a generic name, brand name or synonym.
 * @param finder The names that are known.
 * @param load Loads a monograph by its slug.
 * @returns undefined if nothing was asked for.
 */
export async function chooseMedicine(
  asked: string,
  finder: Pick<SearchIndex, 'search'>,
  load: (slug: string) => Promise<MonographAnswer>,
): Promise<Choice | undefined> {
  const query = readQuery(asked);
  if (query.state === 'empty') return undefined;
  if (query.state === 'tooLong')
    return { asked: asked.slice(0, 60), state: 'unknown', options: [] };
  const { text } = query;
  const { hits, didYouMean } = finder.search(text, { from: 0, count: 50 });
  const called = optionsOf(hits.filter(({ way }) => way === 'called').map(nameOf));

  const addressed = await at(text, load);
  if (addressed?.state === 'published') {
    const { slug } = addressed.monograph;
    const others = called.filter((each) => each.slug !== slug);
    return { asked: text, state: 'chosen', loaded: addressed, others };
  }
  const [only, ...more] = called;
  if (only === undefined) {
    if (addressed !== undefined) return { asked: text, state: addressed.state };
    const options = optionsOf([...hits.map(nameOf), ...didYouMean]).slice(0, MOST_OPTIONS);
    return { asked: text, state: 'unknown', options };
  }
  if (more.length > 0) return { asked: text, state: 'unclear', options: called };
  const answer = await at(only.slug, load);
  if (answer?.state !== 'published') return { asked: text, state: answer?.state ?? 'unreadable' };
  return { asked: text, state: 'chosen', loaded: answer, others: [] };
}

/** What stands at an address, or where it has moved to; undefined if nothing ever did. */
async function at(
  slug: string,
  load: (slug: string) => Promise<MonographAnswer>,
): Promise<
  (Loaded & { state: 'published' }) | { state: 'unreadable' | 'unreachable' } | undefined
> {
  if (!slugText.safeParse(slug).success) return undefined;
  try {
    const answer = await load(slug);
    const final = answer.state === 'moved' ? await load(answer.slug) : answer;
    if (final.state === 'published') return final;
    return final.state === 'beingCorrected' ? { state: 'unreadable' } : undefined;
  } catch (error) {
    if (error instanceof LakeUnavailable) return { state: 'unreachable' };
    throw error;
  }
}

function nameOf({ name }: Candidate): Name {
  return name;
}

function optionsOf(names: readonly Name[]): Option[] {
  const options = new Map<string, Option>();
  for (const { target, kind, text } of names) {
    if (target.kind !== 'medicine') continue;
    const { title, slug } = target.entry;
    if (options.has(slug)) continue;
    options.set(slug, { title, slug, ...(kind === 'title' ? {} : { name: text }) });
  }
  return [...options.values()];
}
