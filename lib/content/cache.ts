import { revalidateTag, unstable_cache } from 'next/cache';

/**
 * All that this site asks of Next's cache. Pages are kept whole (ISR); content itself is not put
 * into Next's data cache: a warm one would publish old words after a rebuild, and what must outlive
 * an outage is kept in our own store.
 */

/** How long a page stands without being asked for again. Pages repeat it literally, as Next wants. */
export const PAGE_LIFE = 300;

/** A page that shows a kept copy is tried again soon. */
export const KEPT_PAGE_LIFE = 15;

/**
 * Gives the page that is being rendered its tags, and a shorter life where it needs one.
 * A cached function passes its tags and lifetime on to the page that calls it; this one does
 * nothing else.
 */
export async function describePage(tags: string[], seconds: number): Promise<void> {
  await unstable_cache(async () => true, ['page', String(seconds)], {
    tags,
    revalidate: seconds,
  })();
}

/**
 * Marks pages as out of date once the current request has ended.
 * @param urgency `soon`: the next visitor still gets the old page while the new one is made, and
 * keeps it if that fails. `now`: the next visitor waits for the new page; only safe where making it
 * cannot fail, because what it will say is already in our own store.
 */
export function markOutOfDate(tags: readonly string[], urgency: 'soon' | 'now'): void {
  for (const tag of tags) revalidateTag(tag, urgency === 'soon' ? 'max' : { expire: 0 });
}
