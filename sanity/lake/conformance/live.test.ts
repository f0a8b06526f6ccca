import type { LiveEvent } from '@sanity/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTarget, type Target } from './target.ts';

let target: Target;
beforeAll(async () => {
  target = await openTarget();
});
afterAll(() => target.dispose());

/** Follows live events, works once welcomed, and returns the first event that `isIt`. */
async function follow(
  options: { includeDrafts?: boolean },
  work: () => Promise<unknown>,
  isIt: (event: LiveEvent) => boolean,
): Promise<LiveEvent> {
  const { promise, resolve, reject } = Promise.withResolvers<LiveEvent>();
  const subscription = target
    .client({ apiVersion: 'vX' })
    .live.events(options)
    .subscribe({
      next: (event) => {
        if (event.type === 'welcome') work().catch(reject);
        if (isIt(event)) resolve(event);
      },
      error: reject,
    });
  try {
    return await promise;
  } finally {
    subscription.unsubscribe();
  }
}

describe('live events', () => {
  it('tell by tag which answers may be stale', async () => {
    const client = target.client();
    const _id = target.id('live');
    await client.create({ _id, _type: target.type, n: 1 });
    const query = '*[_id == $id][0].n';
    const { syncTags = [] } = await client.fetch(query, { id: _id }, { filterResponse: false });
    const change = () => client.patch(_id).inc({ n: 1 }).commit();
    const isAbout = (event: LiveEvent) =>
      event.type === 'message' && event.tags.some((tag) => syncTags.includes(tag));
    const event = await follow({}, change, isAbout);
    expect(event).toMatchObject({ type: 'message', id: expect.any(String) });
    const { id: lastLiveEventId } = event.type === 'message' ? event : { id: '' };
    expect(await client.fetch(query, { id: _id }, { lastLiveEventId })).toBe(2);
  });

  it('of drafts come to those who ask and may', async () => {
    const client = target.client();
    const make = () =>
      client.create({ _id: `drafts.${target.id('live-draft')}`, _type: target.type });
    const event = await follow({ includeDrafts: true }, make, ({ type }) => type === 'message');
    expect(event.type).toBe('message');
  });
});
