import { get, type IncomingMessage } from 'node:http';
import type { ListenEvent, MutationEvent, SanityClient } from '@sanity/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestLake, type TestLake } from '../testLake.ts';

let lake: TestLake;
beforeAll(async () => {
  lake = await startTestLake();
});
afterAll(() => lake.dispose());

type Options = Parameters<SanityClient['listen']>[2];

/** Listens, waits for the welcome, then runs `work`; returns the events once `count` have come. */
async function heard(
  client: SanityClient,
  query: string,
  options: Options,
  count: number,
  work: () => Promise<unknown>,
): Promise<MutationEvent[]> {
  const events: MutationEvent[] = [];
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const subscription = client
    .listen(query, {}, { ...options, events: ['welcome', 'mutation'] })
    .subscribe({
      next: (event: ListenEvent<Record<string, unknown>>) => {
        if (event.type === 'welcome') work().catch(reject);
        if (event.type === 'mutation') events.push(event);
        if (events.length === count) resolve();
      },
      error: reject,
    });
  try {
    await promise;
  } finally {
    subscription.unsubscribe();
  }
  return events;
}

describe('listen', () => {
  it('tells of a document that appears, changes and disappears, with what it was and is', async () => {
    const client = lake.as('editor');
    const events = await heard(
      client,
      '*[_type == "post" && views > 1]',
      { includePreviousRevision: true },
      3,
      async () => {
        await client.create({ _id: 'p1', _type: 'post', views: 1 });
        await client.patch('p1').set({ views: 2 }).commit();
        await client.create({ _id: 'other', _type: 'author', views: 9 });
        await client.patch('p1').inc({ views: 1 }).commit();
        await client.delete('p1');
      },
    );
    expect(events.map((event) => event.transition)).toEqual(['appear', 'update', 'disappear']);
    expect(events[0]?.result).toMatchObject({ _id: 'p1', views: 2 });
    expect(events[1]?.previous).toMatchObject({ views: 2 });
    expect(events[1]?.mutations).toEqual([{ patch: { id: 'p1', inc: { views: 1 } } }]);
    expect(events[1]?.previousRev).toBe(events[0]?.resultRev);
    expect(events[2]?.result).toBeUndefined();
  });

  it('gives effects in Mendoza when asked, and no result when not', async () => {
    const client = lake.as('editor');
    const options = { effectFormat: 'mendoza' as const, includeResult: false };
    const [event] = await heard(client, '*[_id in ["m1"]]', options, 1, () =>
      client.create({ _id: 'm1', _type: 'post' }),
    );
    expect(event).toMatchObject({
      effects: { apply: [0, { _id: 'm1' }], revert: [0, null] },
    });
    expect(event).not.toHaveProperty('result');
  });

  it('numbers the events of a transaction that a listener gets', async () => {
    const client = lake.as('editor');
    const events = await heard(client, '*[_type == "pair"]', {}, 2, () =>
      client
        .transaction()
        .create({ _id: 'pair-a', _type: 'pair' })
        .create({ _id: 'unheard', _type: 'post' })
        .create({ _id: 'pair-b', _type: 'pair' })
        .commit(),
    );
    expect(events).toMatchObject([
      { transactionTotalEvents: 2, transactionCurrentEvent: 1 },
      { transactionTotalEvents: 2, transactionCurrentEvent: 2 },
    ]);
  });

  it('tells a stranger of published documents only', async () => {
    const editor = lake.as('editor');
    const events = await heard(lake.anonymous(), '*', {}, 1, async () => {
      await editor.create({ _id: 'drafts.secret', _type: 'post' });
      await editor.create({ _id: 'versions.r1.secret', _type: 'post' });
      await editor.create({ _id: 'public', _type: 'post' });
    });
    expect(events.map((event) => event.documentId)).toEqual(['public']);
  });

  it('says what is wrong with a query', async () => {
    const listening = new Promise((_, reject) => {
      lake.as('editor').listen('*[_type ==').subscribe({ error: reject });
    });
    await expect(listening).rejects.toThrow(/Syntax error in GROQ query/);
  });

  it('never lets a listener stand in the way of a writer', async () => {
    const client = lake.as('editor');
    const failing = new Promise((_, reject) => {
      client
        .listen('*[media::aspect(@, "a") > 1]', {}, { events: ['welcome', 'mutation'] })
        .subscribe({
          next: () => void client.create({ _id: 'written', _type: 'post' }),
          error: reject,
        });
    });
    await expect(failing).rejects.toThrow(/not implemented/);
    expect(await client.getDocument('written')).toMatchObject({ _id: 'written' });
  });

  it('lets a listener that was away hear what it missed', async () => {
    const client = lake.as('editor');
    const [first] = await heard(client, '*[_type == "resumed"]', {}, 1, () =>
      client.create({ _id: 'resumed-1', _type: 'resumed' }),
    );
    await client.create({ _id: 'resumed-2', _type: 'resumed' });
    await client.create({ _id: 'resumed-3', _type: 'resumed' });
    const url = `${lake.url}/v2025-02-19/data/listen/production?query=${encodeURIComponent('*[_type == "resumed"]')}`;
    const response = await fetch(url, {
      headers: { Authorization: 'Bearer token-of-editor', 'Last-Event-ID': first?.eventId ?? '' },
    });
    let text = '';
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      text += chunk;
      if (text.includes('resumed-3')) break;
    }
    expect(text).toContain('event: welcomeback');
    expect(text).not.toContain('"documentId":"resumed-1"');
    expect(text).toContain('"documentId":"resumed-2"');
  });
});

describe('a listener that does not keep up', () => {
  const path =
    '/v1/data/listen/production?query=*[_type=="heavy"]&includeResult=true&enableResume=true';

  function listening(headers: Record<string, string>): Promise<IncomingMessage> {
    return new Promise((resolve, reject) => {
      const Authorization = 'Bearer token-of-editor';
      get(lake.url + path, { headers: { Authorization, ...headers } }, resolve).on('error', reject);
    });
  }

  /** Reads a stream to its end, or until it has told of the last; returns what it told of. */
  async function idsIn(stream: IncomingMessage): Promise<string[]> {
    const ids: string[] = [];
    let line = '';
    for await (const chunk of stream.setEncoding('utf8')) {
      const lines = `${line.slice(0, 100)}${chunk}`.split('\n');
      line = lines.pop() ?? '';
      for (const each of lines) if (/^id: .*#./.test(each)) ids.push(each.slice(4));
      if (ids.at(-1)?.endsWith('#heavy-23')) break;
    }
    return ids;
  }

  it('is sent away, and hears the rest by coming back', async () => {
    const editor = lake.as('editor');
    const slow = await listening({});
    slow.pause();
    const names = Array.from({ length: 24 }, (_, n) => `heavy-${n}`);
    const text = 'x'.repeat(1_500_000);
    for (const _id of names) {
      await editor.create({ _id, _type: 'heavy', text }, { returnDocuments: false });
    }
    const heard = await idsIn(slow);
    expect(heard.length).toBeLessThan(24);
    while (heard.length < 24) {
      const rest = await idsIn(await listening({ 'Last-Event-ID': heard.at(-1) ?? '' }));
      // It is welcomed back under the id that it came with.
      expect(rest.length).toBeGreaterThan(1);
      heard.push(...rest.slice(1));
    }
    expect(heard.map((id) => id.split('#')[1])).toEqual(names);
  });
});
