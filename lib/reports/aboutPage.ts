import { LakeUnavailable } from '#lib/content/lake.ts';
import type { Monograph, MonographAnswer } from '#lib/content/monograph.ts';
import { drugPath } from '#lib/seo/site.ts';

/** The monograph that stands at a path, as far as a report needs it. */
export type Reported = Pick<Monograph, 'id' | 'title' | 'revision'>;

const DRUG_PAGE = new RegExp(`^${drugPath('([a-z0-9-]+)')}/?$`);

/**
 * Finds what a report is about.
 * @param path A path of this site.
 * @param load Loads a monograph by its slug.
 * @returns null if the path is no monograph's, or if nobody can tell just now.
 */
export async function monographAt(
  path: string,
  load: (slug: string) => Promise<MonographAnswer>,
): Promise<Reported | null> {
  const slug = DRUG_PAGE.exec(path)?.[1];
  if (slug === undefined) return null;
  try {
    const answer = await load(slug);
    return answer.state === 'published' ? answer.monograph : null;
  } catch (error) {
    if (error instanceof LakeUnavailable) return null;
    throw error;
  }
}
