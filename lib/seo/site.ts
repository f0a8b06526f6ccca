/** The name of this site, as readers and machines see it. */
export const SITE_NAME = 'Formulary';

/** What the front page says first. */
export const SITE_HEADING = 'Know your medicine';

/** What this site is, in one sentence. */
export const SITE_DESCRIPTION =
  'What each medicine is for, how it is taken, what it can do to you and what to watch for.';

/** What this site is not; it stands at the foot of every page. */
export const SITE_ADVICE =
  'Information about medicines, for reading. It does not replace the advice of your doctor or pharmacist.';

/** The path of the feed of changes. */
export const FEED_PATH = '/changes.atom';

/** What the head of a list says of its address, and where its changes are told. */
export function canonicalWithFeed(path: string) {
  return { canonical: path, types: { 'application/atom+xml': FEED_PATH } };
}

/** The path of a monograph's page. */
export function drugPath(slug: string): string {
  return `/drugs/${slug}`;
}

/** The path of a drug class's page. */
export function classPath(slug: string): string {
  return `/classes/${slug}`;
}

/** The path of a condition's page. */
export function conditionPath(slug: string): string {
  return `/conditions/${slug}`;
}

/**
 * The path of one part of the A to Z.
 * @param part A letter in lower case, or `0-9`.
 */
export function letterPath(part: string): string {
  return `/a-to-z/${part}`;
}

/** The path of two medicines side by side; with fewer slugs, of the choice of them. */
export function comparePath(a?: string, b?: string): string {
  if (a === undefined) return '/compare';
  return b === undefined ? `/compare?a=${a}` : `/compare?a=${a}&b=${b}`;
}

/** The path of the interaction check of some medicines. */
export function interactionsPath(slugs: readonly string[] = []): string {
  const query = slugs.map((slug) => `m=${slug}`).join('&');
  return query === '' ? '/interactions' : `/interactions?${query}`;
}

/** The path of a search. */
export function searchPath(query = ''): string {
  return query === '' ? '/search' : `/search?q=${encodeURIComponent(query)}`;
}

/** The path on which a reader reports a problem with a page. */
export function reportPath(page: string): string {
  return `/report?page=${encodeURIComponent(page)}`;
}
