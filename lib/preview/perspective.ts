import { perspectiveCookieName } from '@sanity/preview-url-secret/constants';
import { cookies } from 'next/headers';
import { env } from '#lib/env.ts';

/** Names of releases, and `drafts`, the first on top. */
const PERSPECTIVE = /^[a-zA-Z0-9_-]+(,[a-zA-Z0-9_-]+)*$/;

/** What whoever previews has chosen to see in the Studio: drafts, or a release on top of them. */
export async function previewPerspective(): Promise<string> {
  const kept = (await cookies()).get(perspectiveCookieName)?.value ?? '';
  return PERSPECTIVE.test(kept) ? kept : 'drafts';
}

/**
 * Remembers the choice for this browser; something that is no choice changes nothing.
 * @param chosen A perspective as the Studio names it.
 */
export async function keepPreviewPerspective(chosen: string | string[]): Promise<void> {
  const perspective = [chosen].flat().join(',');
  if (!PERSPECTIVE.test(perspective)) return;
  (await cookies()).set(perspectiveCookieName, perspective, {
    httpOnly: true,
    path: '/',
    secure: env().siteUrl.startsWith('https:'),
    sameSite: 'lax',
  });
}
