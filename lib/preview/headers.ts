/** The cookie by which Next knows who is in draft mode. */
const DRAFT_COOKIE = '__prerender_bypass';

/**
 * Rules for Next's `headers()`: what drafts show is not for search engines, whatever the page says.
 * (`Cache-Control: private, no-store` is set by Next itself.)
 */
export function draftHeaders() {
  const headers = [{ key: 'X-Robots-Tag', value: 'noindex, nofollow' }];
  return [
    { source: '/drafts/:path*', headers },
    {
      source: '/:path*',
      has: [{ type: 'cookie' as const, key: DRAFT_COOKIE }],
      headers,
    },
  ];
}
