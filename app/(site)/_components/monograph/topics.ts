import { anchorOf, TOPIC, type Topic, valuesOf } from '#lib/content/shape/vocabulary.ts';
import type { Anchors } from './ChapterSection.tsx';

/** A topic of this page and where the text about it begins. */
export type TopicPlace = { anchor: string; name: string };

/** What readers come to look up, whoever they are; the other topics have their anchors all the same. */
const LOOKED_UP: ReadonlySet<Topic> = new Set<Topic>([
  'contraindications',
  'allergy',
  'pregnancy',
  'breastfeeding',
  'fertility',
  'children',
  'olderAdults',
  'kidney',
  'liver',
  'alcohol',
  'food',
  'driving',
  'surgery',
  'monitoring',
  'missedDose',
  'overdose',
  'stopping',
  'storage',
]);

/** The topics that this page has a text about, in the vocabulary's order. */
export function topicsOf(anchors: Anchors): TopicPlace[] {
  const there = new Set([...anchors.values()].flat());
  return valuesOf(TOPIC)
    .filter((topic) => LOOKED_UP.has(topic) && there.has(anchorOf(topic)))
    .map((topic) => ({ anchor: anchorOf(topic), name: TOPIC[topic] }));
}
