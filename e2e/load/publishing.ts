import { setTimeout as pause } from 'node:timers/promises';
import type { SanityClient } from '@sanity/client';

/**
 * Publishes a change of one page after another, and looks when a reader gets it.
 * @returns milliseconds from the moment at which the lake has accepted a change.
 */
export async function publishTimes(
  client: SanityClient,
  origin: string,
  slugs: readonly string[],
): Promise<number[]> {
  const times: number[] = [];
  for (const slug of slugs) {
    const mark = `Changed${Math.random().toString(36).slice(2)}`;
    await client
      .patch({ query: '*[_type == "monograph" && slug.current == $slug]', params: { slug } })
      .set({ pronunciation: mark })
      .commit();
    const accepted = performance.now();
    while (!(await (await fetch(`${origin}/drugs/${slug}`)).text()).includes(mark)) {
      if (performance.now() - accepted > 30_000) throw new Error(`${slug} was not seen changed.`);
      await pause(5);
    }
    times.push(performance.now() - accepted);
  }
  return times;
}
