import { slugText } from '#lib/content/shape/text.ts';
import type { ContentSource } from '#lib/content/source.ts';
import type { Notification } from './webhook.ts';

/**
 * The addresses a monograph has, had before this change, and had when we last saw it. An earlier one
 * leads elsewhere once the page moves, and nowhere once it is gone.
 */
export function ownSlugs(source: ContentSource, notification: Notification): string[] {
  const { _id, slug, slugBefore } = notification;
  const earlier = members(notification.previousSlugs);
  const earlierBefore = members(notification.previousSlugsBefore);
  const known = [slug, slugBefore, source.copies.of(_id)?.slug];
  if (slug === slugBefore) {
    known.push(...earlier.filter((each) => !earlierBefore.includes(each)));
    known.push(...earlierBefore.filter((each) => !earlier.includes(each)));
  } else {
    known.push(...earlier, ...earlierBefore, ...source.copies.addressesOf(_id));
  }
  return slugsOf(known);
}

/** Takes what may be addresses; returns those that can be one, each once. */
export function slugsOf(values: readonly unknown[]): string[] {
  return [...new Set(values.flatMap((each) => slugText.safeParse(each).data ?? []))];
}

function members(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}
