import { readMonograph } from '#lib/content/readMonograph.ts';
import type { EditorRedirect } from '#lib/content/siteSettings.ts';
import type { ContentSource } from '#lib/content/source.ts';
import { drugPath } from './site.ts';

/** Where monographs stood before: under the first letter of their address. */
const OLD_ADDRESS = /^\/composition\/([a-z0-9])\/(\1[a-z0-9-]*)\/?$/;

/**
 * Where the page of an old address is today.
 * @param path A path of this site, such as `/composition/l/lenalidomide`.
 * @returns null if it is no old address, or no monograph has it or had it.
 * @throws LakeUnavailable if the lake gives no answer and nothing is known of the monograph.
 */
export async function readOldAddress(
  source: ContentSource,
  path: string,
): Promise<EditorRedirect | null> {
  const slug = OLD_ADDRESS.exec(path)?.[2];
  if (slug === undefined) return null;
  const answer = await readMonograph(source, slug);
  switch (answer.state) {
    case 'published':
      return { to: drugPath(slug), permanent: true };
    case 'moved':
      return { to: drugPath(answer.slug), permanent: true };
    case 'beingCorrected':
    case 'absent':
      return null;
  }
}
