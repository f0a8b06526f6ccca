import type { Term } from '#lib/content/monograph.ts';
import { classPath, conditionPath } from '#lib/seo/site.ts';

/** The path of a class's or a condition's page. */
export function termPath({ kind, slug }: Pick<Term, 'kind' | 'slug'>): string {
  return kind === 'drugClass' ? classPath(slug) : conditionPath(slug);
}
