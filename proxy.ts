import { type NextRequest, NextResponse } from 'next/server';
import { loadRedirect } from '#lib/content/loaders.ts';

/**
 * Editors' redirects, for addresses no page answers to. What is left falls through to the one
 * prerendered "Page not found": unlike a catch-all page it costs no rendering and no file per
 * address that somebody makes up.
 */
export default async function proxy(request: NextRequest): Promise<NextResponse> {
  const redirect = await loadRedirect(request.nextUrl.pathname);
  if (redirect === null) return NextResponse.next();
  return NextResponse.redirect(new URL(redirect.to, request.url), redirect.permanent ? 308 : 307);
}

export const config = {
  matcher: [
    '/((?!$|drugs(?:/|$)|drafts(?:/|$)|studio(?:/|$)|api/|_next/|icon\\.svg$|robots\\.txt$).*)',
  ],
};
