import type { Monograph } from '#lib/content/monograph.ts';
import { anchorOf, type Topic } from '#lib/content/shape/vocabulary.ts';

/**
 * Which precaution or question carries which topic's anchor: the first on the page that is about
 * it, so that `#pregnancy` always leads to one place.
 * @param monograph The page's monograph.
 * @param taken Anchors the chapters already use.
 * @returns the anchors of each member, by its `_key`.
 */
export function topicAnchors(
  monograph: Monograph,
  taken: readonly string[],
): Map<string, string[]> {
  const used = new Set(taken);
  const members: { _key: string; topics: Topic[] }[] = [
    ...(monograph.precautions?.items ?? []).map((item) => ({
      _key: item._key,
      topics: item.topics ?? [],
    })),
    ...(monograph.faqs ?? []).map((item) => ({
      _key: item._key,
      topics: item.topic === undefined ? [] : [item.topic],
    })),
  ];
  return new Map(
    members.map(({ _key, topics }) => {
      const free = [...new Set(topics.map(anchorOf))].filter((anchor) => !used.has(anchor));
      for (const anchor of free) used.add(anchor);
      return [_key, free];
    }),
  );
}
