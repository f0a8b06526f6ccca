import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestLake, type TestLake } from '../testLake.ts';

let lake: TestLake;
beforeAll(async () => {
  lake = await startTestLake();
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

describe('live events', () => {
  it('name the tags of answers that a publication has made stale', async () => {
    const { syncTags } = await lake.anonymous().fetch('*', {}, { filterResponse: false });
    const tags = await firstMessage(false, async () => {
      await lake.as('editor').create({ _id: 'drafts.unheard', _type: 'post' });
      await lake.as('editor').create({ _id: 'heard', _type: 'post' });
    });
    expect(tags).toEqual(syncTags);
  });

  it('tell who may see drafts of drafts too', async () => {
    const tags = await firstMessage(true, () =>
      lake.as('editor').create({ _id: 'drafts.heard', _type: 'post' }),
    );
    expect(tags).toHaveLength(1);
  });
});
