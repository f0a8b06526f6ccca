import { cache } from 'react';
import { env } from '#lib/env.ts';
import { describePage, KEPT_PAGE_LIFE, PAGE_LIFE } from './cache.ts';
import type {
  IndexEntry,
  Lists,
  Monograph,
  MonographAnswer,
  PreviewAnswer,
  Related,
  Term,
  TermPage,
} from './monograph.ts';
import { readListsForBuild } from './readIndex.ts';
import { readMonograph } from './readMonograph.ts';
import { readPreview } from './readPreview.ts';
import { readRecentLists } from './readRecentLists.ts';
import { readRedirect } from './readRedirect.ts';
import { readRelated } from './readRelated.ts';
import { readSettings } from './readSettings.ts';
import type { EditorRedirect, SiteSettings } from './siteSettings.ts';
import { type ContentSource, openSource } from './source.ts';
import { INDEX_TAG, SETTINGS_TAG, tagsOf, termTag } from './tags.ts';
import { movedTermOf, termLines, termPageOf } from './termPage.ts';

/**
 * Everything a page may ask for. Of the content room pages know this file, the types it answers
 * with, the shape's vocabulary and `revision.ts`. What a loader answers is cached with its page,
 * and the loader tells Next when that page is out of date; redirects are asked for per request.
 */

let opened: ContentSource | undefined;

/** The content source of this process. */
export function contentSource(): ContentSource {
  opened ??= openSource(env());
  return opened;
}

/**
 * The page of one address. Costs one request to the lake, however often a render asks.
 * @param slug The last part of `/drugs/…`.
 * @throws LakeUnavailable only if the lake gives no answer and no good copy was ever kept.
 */
export const loadMonograph = cache(async (slug: string): Promise<MonographAnswer> => {
  const answer = await readMonograph(contentSource(), slug);
  const isFinal =
    answer.state !== 'beingCorrected' &&
    !(answer.state === 'published' && answer.keptSince !== undefined);
  await describePage(tagsOf(slug, answer), isFinal ? PAGE_LIFE : KEPT_PAGE_LIFE);
  return answer;
});

/** All that has a page, monographs and terms: one request to the lake for many pages of lists. */
const loadLists = cache(async (): Promise<Lists> => {
  const lists = await readRecentLists(contentSource());
  await describePage([INDEX_TAG], PAGE_LIFE);
  return lists;
});

/**
 * Every monograph that has a page, by title. An invalid one stays listed while its last good page
 * stands. With `loadTerms` it costs one request to the lake.
 * @throws LakeUnavailable only if the lake gives no answer and no good index was ever kept.
 */
export async function loadIndex(): Promise<IndexEntry[]> {
  return (await loadLists()).entries;
}

/**
 * Every drug class and condition that has a page, by title.
 * @throws LakeUnavailable only if the lake gives no answer and no good index was ever kept.
 */
export async function loadTerms(): Promise<Term[]> {
  return (await loadLists()).terms;
}

/**
 * Every drug class, or every condition, with how many medicines it has.
 * @throws LakeUnavailable only if the lake gives no answer and no good index was ever kept.
 */
export async function loadTermLines(kind: Term['kind']): Promise<{ term: Term; count: number }[]> {
  return termLines(await loadLists(), kind);
}

/**
 * The page of one drug class or condition; undefined if there is none.
 * @throws LakeUnavailable only if the lake gives no answer and no good index was ever kept.
 */
export const loadTermPage = cache(
  async (kind: Term['kind'], slug: string): Promise<TermPage | undefined> => {
    await describePage([termTag(kind, slug)], PAGE_LIFE);
    return termPageOf(await loadLists(), kind, slug);
  },
);

/**
 * Where the class or condition that once had an address has its page today; undefined if none had.
 * @throws LakeUnavailable only if the lake gives no answer and no good index was ever kept.
 */
export async function loadMovedTerm(kind: Term['kind'], slug: string): Promise<string | undefined> {
  return movedTermOf(await loadLists(), kind, slug);
}

/**
 * What other pages have to do with a medicine: neighbours in its classes, combinations with it.
 * None while the lake gives no answer and no good index was ever kept: its page stands without.
 */
export function loadRelated(monograph: Pick<Monograph, 'id' | 'drugClasses'>): Promise<Related> {
  return readRelated(contentSource(), monograph);
}

/**
 * The slugs to build, for `generateStaticParams`: only pages that stand; the log names the rest.
 * @throws LakeUnavailable if the lake cannot be reached: a build without content helps nobody.
 */
export async function loadSlugs(): Promise<string[]> {
  return (await readListsForBuild(contentSource())).entries.map((entry) => entry.slug);
}

/**
 * A monograph as its editors see it, drafts before published, for draft mode only.
 * @param slugOrId The slug, or the id of a draft that has none yet.
 * @param perspective What to look through: `drafts`, or releases with commas between them.
 * @throws LakeUnavailable if the lake gives no answer.
 */
export const loadPreview = cache(
  (slugOrId: string, perspective: string): Promise<PreviewAnswer> =>
    readPreview(contentSource(), slugOrId, perspective.split(',')),
);

/** The publisher's facts; null until an editor has published valid ones. */
export const loadSiteSettings = cache(async (): Promise<SiteSettings | null> => {
  const settings = await readSettings(contentSource());
  await describePage([SETTINGS_TAG], PAGE_LIFE);
  return settings;
});

/**
 * Where an editor has sent an old path, if anywhere.
 * @param path A path of this site, such as `/composition/l/lenalidomide`.
 * @throws LakeUnavailable only if the lake gives no answer and no redirects were ever kept.
 */
export function loadRedirect(path: string): Promise<EditorRedirect | null> {
  return readRedirect(contentSource(), path);
}
