/** The cookie by which Next knows who is in draft mode. */
export const DRAFT_COOKIE = { type: 'cookie' as const, key: '__prerender_bypass' };

const CARRIES_DRAFT_COOKIE = [DRAFT_COOKIE];

/**
 * Rules for Next's `rewrites()`: who carries the draft cookie gets the draft route, which checks it.
 * Readers' pages stay static and free of everything an editor needs.
 */
export function draftRewrites() {
  return ['', '/:slug'].map((page) => ({
    source: `/drugs${page}`,
    has: CARRIES_DRAFT_COOKIE,
    destination: `/drafts${page}`,
  }));
}

/**
 * Rules for Next's `headers()`: what drafts show is not for search engines, whatever the page says.
 * (`Cache-Control: private, no-store` is set by Next itself.)
 */
export function draftHeaders() {
  const headers = [{ key: 'X-Robots-Tag', value: 'noindex, nofollow' }];
  return [
    { source: '/drafts/:path*', headers },
    { source: '/:path*', has: CARRIES_DRAFT_COOKIE, headers },
  ];
}
