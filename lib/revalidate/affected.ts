import { keptLists } from '#lib/content/keptLists.ts';
import type { IndexEntry, Term } from '#lib/content/monograph.ts';
import { readLists } from '#lib/content/readIndex.ts';
import { readRedirect } from '#lib/content/readRedirect.ts';
import { readSettings } from '#lib/content/readSettings.ts';
import { readTouched } from '#lib/content/readTouched.ts';
import type { ContentSource } from '#lib/content/source.ts';
import { documentTag, INDEX_TAG, SETTINGS_TAG } from '#lib/content/tags.ts';
import { type Address, monographAddress } from './expectation.ts';
import { indexAddress, letterAddresses, termAddress, termListAddress } from './listAddresses.ts';
import { ownSlugs, slugsOfChange } from './ownSlugs.ts';
import type { Notification } from './webhook.ts';

/** Pages seen through for one message; further ones are made anew on their next visit. */
const MOST_ADDRESSES = 25;

/** Next takes no more in one message. */
const MOST_TAGS = 100;

/** What a change reaches: tags to tap once, and addresses to see through, the change's own first. */
export type Affected = { tags: string[]; addresses: Address[] };

/**
 * Finds what a published change reaches. Reads the lists anew where they may have changed: what is
 * then expected of pages, and what they are made from, are lists that are recent.
 * @throws LakeUnavailable if the lake does not say who refers to the document.
 */
export async function affectedBy(
  source: ContentSource,
  notification: Notification,
): Promise<Affected> {
  switch (notification._type) {
    case 'siteSettings':
      await readSettings(source, true);
      return { tags: [SETTINGS_TAG], addresses: [] };
    case 'redirect':
      // No page shows one: they are looked up for each request, from what is kept.
      await readRedirect(source, '/', true);
      return { tags: [], addresses: [] };
    case 'monograph':
      return affectedByMonograph(source, notification);
    case 'person':
      await readLists(source);
      return withTouched(source, notification, [INDEX_TAG], []);
    default:
      return affectedByTerm(source, notification, notification._type);
  }
}

/** Its own page, its letter, its classes and conditions, its neighbours there, and the A to Z. */
async function affectedByMonograph(
  source: ContentSource,
  notification: Notification,
): Promise<Affected> {
  const isIt = ({ id }: IndexEntry) => id === notification._id;
  const before = keptLists(source)?.entries.find(isIt);
  const lists = await readLists(source);
  const standings = [before, lists.entries.find(isIt)].filter((each) => each !== undefined);
  const terms = new Set(standings.flatMap((each) => [...each.drugClasses, ...each.conditions]));
  const ingredients = new Set(standings.flatMap((each) => each.ingredients));
  const neighbours = [...terms, ...ingredients].map(documentTag);
  const addresses = [
    ...standings.flatMap((each) => letterAddresses(source, lists, each)),
    ...lists.terms.filter(({ id }) => terms.has(id)).map((term) => termAddress(source, term)),
  ];
  const own = ownSlugs(source, notification);
  return withTouched(source, notification, [INDEX_TAG, ...neighbours], addresses, own);
}

/** Its own page, the list it stands in, and the medicines that name it. */
async function affectedByTerm(
  source: ContentSource,
  notification: Notification,
  kind: Term['kind'],
): Promise<Affected> {
  const { _id } = notification;
  const known = keptLists(source)?.terms.find(({ id }) => id === _id)?.slug;
  await readLists(source);
  const own = slugsOfChange(notification, known).map((each) =>
    termAddress(source, { kind, slug: each }, _id),
  );
  const addresses = [...own, termListAddress(source, kind)];
  return withTouched(source, notification, [INDEX_TAG], addresses);
}

/**
 * Adds the pages that show something of the document, wherever they are, and the A to Z.
 * @param slugs Of monographs whose pages come first.
 */
async function withTouched(
  source: ContentSource,
  { _id: id }: Notification,
  tags: string[],
  addresses: readonly Address[],
  slugs: readonly string[] = [],
): Promise<Affected> {
  const touched = await readTouched(source, id);
  const pages = [
    ...slugs.map((slug) => monographAddress(source, slug)),
    ...addresses,
    ...touched
      .filter((slug) => !slugs.includes(slug))
      .map((slug) => monographAddress(source, slug)),
  ];
  const unique = [...new Map(pages.map((page) => [page.path, page])).values()];
  return {
    tags: [...new Set([...tags, documentTag(id)])].slice(0, MOST_TAGS),
    addresses: [...unique.slice(0, MOST_ADDRESSES), indexAddress(source)],
  };
}
