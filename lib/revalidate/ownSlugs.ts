import { slugText } from '#lib/content/shape/text.ts';
import type { ContentSource } from '#lib/content/source.ts';
import type { Notification } from './webhook.ts';

/** The addresses a monograph has, had before this change, and had when we last saw it. */
export function ownSlugs(source: ContentSource, notification: Notification): string[] {
  const { _id } = notification;
  return slugsOfChange(notification, source.copies.of(_id)?.slug, source.copies.addressesOf(_id));
}

/**
 * The addresses that a change is about. An earlier one leads elsewhere once the page moves, and
 * nowhere once it is gone.
 * @param last Where we last saw the page.
 * @param remembered All its addresses that we remember.
 */
export function slugsOfChange(
  notification: Notification,
  last: string | undefined,
  remembered: readonly string[] = [],
): string[] {
  const { slug, slugBefore } = notification;
  const earlier = members(notification.previousSlugs);
  const earlierBefore = members(notification.previousSlugsBefore);
  const known = [slug, slugBefore, last];
  if (slug === slugBefore) {
    known.push(...earlier.filter((each) => !earlierBefore.includes(each)));
    known.push(...earlierBefore.filter((each) => !earlier.includes(each)));
  } else {
    known.push(...earlier, ...earlierBefore, ...remembered);
  }
  return [...new Set(known.flatMap((each) => slugText.safeParse(each).data ?? []))];
}

function members(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}
