import { validatePreviewUrl } from '@sanity/preview-url-secret';
import { draftMode } from 'next/headers';
import { contentSource } from '#lib/content/loaders.ts';
import { keepPreviewPerspective } from './perspective.ts';
import { sitePath } from './sitePath.ts';

/** How the Studio's Presentation tool names the page to show. */
const PAGE_PARAMETER = 'sanity-preview-pathname';

/** Nothing of draft mode is for caches or search engines. */
const PRIVATE = { 'cache-control': 'private, no-store', 'x-robots-tag': 'noindex, nofollow' };

/**
 * Lets in who carries a secret that the Studio has put into the lake; the lake says whether it is
 * there and young enough.
 * @returns a redirect with the draft cookie; without a cookie: 401 if the secret is not good, 400
 * if the page is not of this site, 503 if the lake cannot be asked.
 */
export async function enterDraftMode(request: Request): Promise<Response> {
  const page = new URL(request.url).searchParams.get(PAGE_PARAMETER);
  if (page !== null && sitePath(page) === null) return refuse(400, 'That is no page of this site.');
  let preview: Awaited<ReturnType<typeof validatePreviewUrl>>;
  try {
    preview = await validatePreviewUrl(contentSource().drafts.client, request.url);
  } catch (error) {
    console.error('draft mode: the Content Lake could not be asked about a secret.', error);
    return refuse(503, 'The Content Lake cannot be reached. Try again in a moment.');
  }
  if (!preview.isValid) {
    return refuse(401, 'This preview link is not valid, or not any more. Open the preview again.');
  }
  (await draftMode()).enable();
  await keepPreviewPerspective(preview.studioPreviewPerspective ?? 'drafts');
  return redirectTo(preview.redirectTo ?? '/');
}

/**
 * Ends draft mode for this browser.
 * @returns a redirect to the page named by `redirect`, the front page without one; 400 if that is
 * not a page of this site.
 */
export async function leaveDraftMode(request: Request): Promise<Response> {
  const page = sitePath(new URL(request.url).searchParams.get('redirect') ?? '/');
  if (page === null) return refuse(400, 'That is no page of this site.');
  (await draftMode()).disable();
  return redirectTo(page);
}

function redirectTo(location: string): Response {
  return new Response(null, { status: 307, headers: { ...PRIVATE, location } });
}

function refuse(status: number, why: string): Response {
  return new Response(why, { status, headers: PRIVATE });
}
