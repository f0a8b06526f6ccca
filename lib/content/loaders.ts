import type { IndexEntry, MonographAnswer, PreviewAnswer } from './monograph.ts';
import type { EditorRedirect, SiteSettings } from './siteSettings.ts';

/**
 * Everything a page may ask for. Pages import this file and the types it answers with, nothing
 * else of the content room.
 */

/**
 * The page of one address. Costs one request to the lake, however often a render asks.
 * @param slug The last part of `/drugs/…`.
 * @throws LakeUnavailable only if the lake gives no answer and no good copy was ever kept.
 */
export async function loadMonograph(slug: string): Promise<MonographAnswer> {
  throw new Error(`not built yet: ${slug}`);
}

/**
 * Every monograph that has a page, by title. An invalid one stays listed while its last good page
 * stands.
 * @throws LakeUnavailable only if the lake gives no answer and no good index was ever kept.
 */
export async function loadIndex(): Promise<IndexEntry[]> {
  throw new Error('not built yet');
}

/**
 * The slugs to build, for `generateStaticParams`: only documents that pass; the log names the rest.
 * @throws LakeUnavailable if the lake cannot be reached: a build without content helps nobody.
 */
export async function loadSlugs(): Promise<string[]> {
  throw new Error('not built yet');
}

/**
 * A monograph as its editors see it, drafts before published, for draft mode only.
 * @param slugOrId The slug, or the id of a draft that has none yet.
 * @throws LakeUnavailable if the lake gives no answer.
 */
export async function loadPreview(slugOrId: string): Promise<PreviewAnswer> {
  throw new Error(`not built yet: ${slugOrId}`);
}

/** The publisher's facts; null until an editor has written valid ones. Never throws. */
export async function loadSiteSettings(): Promise<SiteSettings | null> {
  throw new Error('not built yet');
}

/**
 * Where an editor has sent an old path, if anywhere.
 * @param path A path of this site, such as `/composition/l/lenalidomide`.
 */
export async function loadRedirect(path: string): Promise<EditorRedirect | null> {
  throw new Error(`not built yet: ${path}`);
}
