import { type NextRequest, NextResponse } from 'next/server';
import { contentSource, loadRedirect } from '#lib/content/loaders.ts';
import { ASK_AT_EVERY_VISIT } from '#lib/freshness/headers.ts';
import { readOldAddress } from '#lib/seo/oldAddresses.ts';

/** No page has this address: it leads to the one prerendered "Page not found". */
const NOWHERE = '/not-an-address';

/** Addresses in these rooms get here only if no page can answer to them. */
const ROOM = /^\/(drugs|drafts|studio|classes|conditions|a-to-z|api|sitemaps)\//;

/**
 * Redirects for addresses no page answers to: an editor's first, then those of old addresses. What
 * is left falls through to the one prerendered "Page not found": unlike a catch-all page it costs
 * no rendering and no file per address that somebody makes up.
 */
export default async function proxy(request: NextRequest): Promise<NextResponse> {
  const path = request.nextUrl.pathname;
  if (ROOM.test(path)) return NextResponse.rewrite(new URL(NOWHERE, request.url));
  const redirect = (await loadRedirect(path)) ?? (await readOldAddress(contentSource(), path));
  if (redirect === null) return NextResponse.next();
  const answer = NextResponse.redirect(
    new URL(redirect.to, request.url),
    redirect.permanent ? 308 : 307,
  );
  answer.headers.set('cache-control', ASK_AT_EVERY_VISIT);
  return answer;
}

export const config = {
  matcher: [
    // All but what this site answers itself: its rooms, and its files.
    '/((?!$|(?:drugs|drafts|studio|classes|conditions|a-to-z|search|compare|interactions|about|report)(?:/|$)|api/|sitemaps/|_next/|(?:icon\\.svg|picture\\.png|robots\\.txt|sitemap\\.xml|changes\\.atom|llms\\.txt)$).*)',
    // No slug is written with such signs; `.md` is a page's twin. Reviewers may name a document by
    // its id instead.
    {
      source: '/drugs/:slug((?![a-z0-9-]+\\.md$)[^/]*[^a-z0-9/-][^/]*)',
      missing: [{ type: 'cookie', key: '__prerender_bypass' }],
    },
    '/:room(classes|conditions|a-to-z)/:slug([^/]*[^a-z0-9/-][^/]*)',
    // Left to Next, an address that it cannot decode would be an error of the server's.
    '/:room(drugs|drafts|studio|classes|conditions|a-to-z|api|sitemaps)/:path(.*%.*)',
  ],
};
