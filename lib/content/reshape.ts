import type { Links } from './links.ts';
import type { Monograph } from './monograph.ts';
import type { MonographContent } from './shape/monograph.ts';

/**
 * Turns checked content into what pages see: references resolved, the Content Lake's names gone,
 * the imported source left behind.
 */
export function reshape(
  system: { _id: string; _rev: string; _updatedAt: string },
  content: MonographContent,
  links: Links,
): Monograph {
  const {
    slug,
    drugClasses: _drugClasses,
    conditions: _conditions,
    ingredients: _ingredients,
    interactions: _interactions,
    review: _review,
    source,
    ...shown
  } = content;
  return {
    ...shown,
    ...links,
    id: system._id,
    revision: system._rev,
    updatedAt: system._updatedAt,
    slug: slug.current,
    ...(source === undefined ? {} : { sourceKind: source.kind }),
  };
}
