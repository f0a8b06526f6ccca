import type { Part } from '#lib/compare/align.ts';
import type { Monograph } from '#lib/content/monograph.ts';
import { PLACE, valuesOf } from '#lib/content/shape/vocabulary.ts';
import { type Chapter, chaptersOf } from '../_components/monograph/chapters.ts';

/** Interactions stand before the questions, as on a monograph's page. */
const ORDER = valuesOf(PLACE).flatMap((place) =>
  place === 'faqs' ? (['interactions', place] as const) : [place],
);

/** The chapters of a monograph, each with its place among those of every page. */
export function partsOf(monograph: Monograph): Part<Chapter>[] {
  return chaptersOf(monograph).map((chapter) => {
    const place = chapter.section ?? chapter.extras[0]?.place ?? 'title';
    return { place: ORDER.indexOf(place), name: chapter.heading ?? PLACE.title, value: chapter };
  });
}
