import { DRAFT_COOKIE } from '../preview/routing.ts';

/** Browsers keep a page but ask at every visit whether it still holds, and mostly hear "not modified". */
export const ASK_AT_EVERY_VISIT = 'public, max-age=0, must-revalidate';

/** Every page and file that is made once and kept; whatever is made anew for each request says itself how long it holds. */
const KEPT_PAGES = [
  '/',
  '/:list(drugs|classes|conditions|about)',
  '/:list(drugs|classes|conditions|about|a-to-z)/:page',
  '/icon.svg',
];

/**
 * Rules for Next's `headers()`, for what readers get. Next itself would let browsers show a kept page
 * for a year while they fetch a new one (`stale-while-revalidate`), so also one that was withdrawn;
 * and redirects for ever, so that a name changed and changed back leads in circles.
 * Reviewers, who carry the draft cookie, get what Next sets: nothing is kept.
 */
export function freshnessHeaders() {
  return KEPT_PAGES.map((source) => ({
    source,
    missing: [DRAFT_COOKIE],
    headers: [{ key: 'Cache-Control', value: ASK_AT_EVERY_VISIT }],
  }));
}
