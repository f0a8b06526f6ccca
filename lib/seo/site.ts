/** The name of this site, as readers and machines see it. */
export const SITE_NAME = 'Formulary';

/** What this site is, in one sentence. */
export const SITE_DESCRIPTION =
  'What each medicine is for, how it is taken, what it can do to you and what to watch for.';

/** The path of a monograph's page. */
export function drugPath(slug: string): string {
  return `/drugs/${slug}`;
}
