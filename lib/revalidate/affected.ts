import { readRedirect } from '#lib/content/readRedirect.ts';
import { readSettings } from '#lib/content/readSettings.ts';
import { readTouched } from '#lib/content/readTouched.ts';
import { slugText } from '#lib/content/shape/text.ts';
import type { ContentSource } from '#lib/content/source.ts';
import { documentTag, SETTINGS_TAG } from '#lib/content/tags.ts';
import { type Address, indexAddress, monographAddress } from './expectation.ts';
import type { Notification } from './webhook.ts';

/** Pages seen through for one message; further ones are made anew on their next visit. */
const MOST_ADDRESSES = 25;

/** What a change reaches: tags to tap once, and addresses to see through, the change's own first. */
export type Affected = { tags: string[]; addresses: Address[] };

/**
 * Finds what a published change reaches.
 * @throws LakeUnavailable if the lake does not say who refers to the document.
 */
export async function affectedBy(
  source: ContentSource,
  notification: Notification,
): Promise<Affected> {
  switch (notification._type) {
    case 'siteSettings':
      await readSettings(source, true);
      return { tags: [SETTINGS_TAG], addresses: [] };
    case 'redirect':
      // No page shows one: they are looked up for each request, from what is kept.
      await readRedirect(source, '/', true);
      return { tags: [], addresses: [] };
    default: {
      const touched = await readTouched(source, notification._id);
      const slugs = new Set([...ownSlugs(source, notification), ...touched]);
      const addresses = [...slugs].map((slug) => monographAddress(source, slug));
      return {
        tags: touched.length > 0 ? [documentTag(notification._id)] : [],
        addresses: [...addresses.slice(0, MOST_ADDRESSES), indexAddress(source)],
      };
    }
  }
}

/**
 * The addresses a monograph has, had before this change, and had when we last saw it. An earlier one
 * leads elsewhere once the page moves, and nowhere once it is gone.
 */
function ownSlugs(source: ContentSource, notification: Notification): string[] {
  if (notification._type !== 'monograph') return [];
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
  return known.flatMap((each) => slugText.safeParse(each).data ?? []);
}

function members(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}
