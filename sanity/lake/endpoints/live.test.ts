import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestLake, type TestLake } from '../testLake.ts';

let lake: TestLake;
beforeAll(async () => {
  lake = await startTestLake();
  await lake.as('editor').create({ _id: 'first', _type: 'page', title: 'First' });
});
afterAll(() => lake.dispose());

/** Waits for the first message after a welcome, having done `work` in between. */
function firstMessage(includeDrafts: boolean, work: () => Promise<unknown>) {
  const { promise, resolve, reject } = Promise.withResolvers<readonly string[]>();
  const client = includeDrafts ? lake.as('viewer') : lake.anonymous();
  const subscription = client.live.events({ includeDrafts }).subscribe({
    next: (event) => {
      if (event.type === 'welcome') work().catch(reject);
      if (event.type === 'message') resolve(event.tags);
    },
    error: reject,
  });
  return promise.finally(() => subscription.unsubscribe());
}

/** The tags of the answer to a query. */
async function tagsOf(query: string, perspective: 'published' | 'drafts' = 'published') {
  const options = { filterResponse: false, perspective } as const;
  const { syncTags = [] } = await lake.as('viewer').fetch(query, {}, options);
  return new Set<string>(syncTags);
}

/** Whether a reader with an answer of these tags would ask anew. */
function isStale(answered: Set<string>, tags: readonly string[]): boolean {
  return tags.some((tag) => answered.has(tag));
}

/** The first two events that somebody who comes back hears: their names, and the id of the second. */
async function heardSince(lastEventId: string): Promise<string[]> {
  const url = `${lake.url}/v2025-02-19/data/live/events/production`;
  const headers = { 'X-Sanity-Project-ID': 'test', 'Last-Event-ID': lastEventId };
  const { body } = await fetch(url, { headers });
  if (!body) throw new Error('There is no stream of events');
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  while (text.split('\n\n').length <= 2) text += (await reader.read()).value ?? '';
  await reader.cancel();
  return [...text.matchAll(/^(?:event|id): (.*)$/gm)].map(([, value = '']) => value);
}

describe('live events', () => {
  it('name the tags of answers that a publication has made stale, and of no others', async () => {
    const stale = [
      await tagsOf('*'),
      await tagsOf('*[_type == "post"]'),
      await tagsOf('*[_id == "heard"]'),
    ];
    const fresh = [await tagsOf('*[_type == "page"]'), await tagsOf('*[_id == "first"]')];
    const tags = await firstMessage(false, async () => {
      await lake.as('editor').create({ _id: 'drafts.unheard', _type: 'page' });
      await lake.as('editor').create({ _id: 'heard', _type: 'post' });
    });
    for (const each of stale) expect(isStale(each, tags)).toBe(true);
    for (const each of fresh) expect(isStale(each, tags)).toBe(false);
  });

  it('tell who may see drafts of drafts too', async () => {
    const preview = await tagsOf('*[_id == "first"].title', 'drafts');
    const tags = await firstMessage(true, () =>
      lake.as('editor').create({ _id: 'drafts.first', _type: 'page', title: 'Draft' }),
    );
    expect(isStale(preview, tags)).toBe(true);
  });

  it('let somebody who was away hear what was missed', async () => {
    const last = await lake.as('editor').create({ _id: 'seen', _type: 'post' });
    await lake.as('editor').create({ _id: 'drafts.private', _type: 'post' });
    const missed = await lake.as('editor').create({ _id: 'missed', _type: 'post' });
    expect(await heardSince(last._rev)).toEqual(['welcome', 'message', missed._rev]);
  });

  it('tell somebody who was away from what is not known to start anew', async () => {
    const latest = await lake.as('editor').create({ _id: 'latest', _type: 'post' });
    expect(await heardSince('long-ago')).toEqual(['welcome', 'restart', latest._rev]);
  });
});
