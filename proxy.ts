import { type NextRequest, NextResponse } from 'next/server';
import { loadRedirect } from '#lib/content/loaders.ts';
import { ASK_AT_EVERY_VISIT } from '#lib/freshness/headers.ts';

/** No page has this address: it leads to the one prerendered "Page not found". */
const NOWHERE = '/not-an-address';

/**
 * Editors' redirects, for addresses no page answers to. What is left falls through to the one
 * prerendered "Page not found": unlike a catch-all page it costs no rendering and no file per
 * address that somebody makes up.
 */
export default async function proxy(request: NextRequest): Promise<NextResponse> {
  if (/^\/(drugs|drafts|studio)\//.test(request.nextUrl.pathname)) {
    return NextResponse.rewrite(new URL(NOWHERE, request.url));
  }
  const redirect = await loadRedirect(request.nextUrl.pathname);
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
    '/((?!$|drugs(?:/|$)|drafts(?:/|$)|studio(?:/|$)|api/|_next/|icon\\.svg$|robots\\.txt$).*)',
    // No slug is written with such signs. Reviewers may name a document by its id instead.
    {
      source: '/drugs/:slug([^/]*[^a-z0-9/-][^/]*)',
      missing: [{ type: 'cookie', key: '__prerender_bypass' }],
    },
    // Left to Next, an address that it cannot decode would be an error of the server's.
    '/:room(drugs|drafts|studio)/:path(.*%.*)',
  ],
};
