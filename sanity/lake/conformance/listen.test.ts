import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { heard } from './heard.ts';
import { isLocal, openTarget, type Target } from './target.ts';

let target: Target;
beforeAll(async () => {
  target = await openTarget();
});
afterAll(() => target.dispose());

const QUERY = '*[_type == $type && group == $group]';
const paramsOf = (group: string) => ({ type: target.type, group });
const doc = (name: string, more = {}) => ({ _id: target.id(name), _type: target.type, ...more });

describe('a listener', () => {
  it('hears documents come, change and go, also in and out of its filter', async () => {
    const client = target.client();
    const events = await heard(
      client,
      QUERY,
      paramsOf('t'),
      { visibility: 'query' },
      5,
      async () => {
        await client.create(doc('t', { group: 't' }));
        await client.patch(target.id('t')).set({ a: 1 }).commit();
        await client.patch(target.id('t')).set({ group: 'elsewhere' }).commit();
        await client.patch(target.id('t')).set({ group: 't' }).commit();
        await client.delete(target.id('t'));
      },
    );
    expect(events.map((event) => event.transition)).toEqual([
      'appear',
      'update',
      'disappear',
      'appear',
      'disappear',
    ]);
    for (const event of events) {
      expect(event).toMatchObject({
        type: 'mutation',
        eventId: expect.stringContaining(target.id('t')),
        documentId: target.id('t'),
        transactionId: expect.any(String),
        identity: expect.any(String),
        timestamp: expect.stringMatching(/Z$/),
        resultRev: expect.any(String),
        visibility: 'query',
      });
    }
    expect(events[1]?.previousRev).toBe(events[0]?.resultRev);
  });

  it('is shown the result, the revision before, and the mutations, as asked', async () => {
    const client = target.client();
    const name = 'shown';
    await client.create(doc(name, { group: name, n: 1 }));
    const change = () => client.patch(target.id(name)).inc({ n: 1 }).commit();
    const one = async (options: Parameters<typeof heard>[3]) => {
      const [event] = await heard(client, QUERY, paramsOf(name), options, 1, change);
      return event;
    };
    const full = await one({ includeResult: true, includePreviousRevision: true });
    expect(full).toMatchObject({
      result: { n: 2 },
      previous: { n: 1 },
      mutations: [{ patch: { id: target.id(name), inc: { n: 1 } } }],
    });
    const plain = await one({ includeResult: false });
    expect(plain).not.toHaveProperty('result');
    expect(plain).not.toHaveProperty('previous');
    const silent = await one({ includeMutations: false });
    expect(silent?.mutations ?? []).toEqual([]);
  });

  it('is told of effects in Mendoza, when asked', async () => {
    const client = target.client();
    const name = 'mendoza';
    const [event] = await heard(
      client,
      QUERY,
      paramsOf(name),
      { effectFormat: 'mendoza', includeResult: true },
      1,
      () => client.create(doc(name, { group: name })),
    );
    expect(event?.effects).toMatchObject({ apply: expect.any(Array), revert: expect.any(Array) });
  });

  it('hears of each document of a transaction, and how many there are', async () => {
    const client = target.client();
    const group = 'several';
    const events = await heard(client, QUERY, paramsOf(group), {}, 2, () =>
      client
        .transaction()
        .create(doc('s1', { group }))
        .create(doc('s2', { group }))
        .create(doc('s3', { group: 'another' }))
        .commit(),
    );
    expect(events.map((event) => event.documentId).sort()).toEqual(
      [target.id('s1'), target.id('s2')].sort(),
    );
    expect(new Set(events.map((event) => event.transactionId)).size).toBe(1);
    expect(events.map((event) => event.transactionCurrentEvent).sort()).toEqual([1, 2]);
  });

  it('hears of drafts and versions only when it asks, since 2025-02-19', async () => {
    const client = target.client();
    const group = 'drafted';
    const draftId = `drafts.${target.id(group)}`;
    const make = async () => {
      await client.create({ _id: draftId, _type: target.type, group });
      await client.create(doc(group, { group }));
    };
    const [first] = await heard(client, QUERY, paramsOf(group), {}, 1, make);
    expect(first?.documentId).toBe(target.id(group));
    const change = async () => {
      await client.patch(draftId).set({ a: 1 }).commit();
    };
    const all = { includeAllVersions: true };
    const [asked] = await heard(client, QUERY, paramsOf(group), all, 1, change);
    expect(asked?.documentId).toBe(draftId);
    const older = target.client({ apiVersion: '2024-01-01' });
    const [raw] = await heard(older, QUERY, paramsOf(group), {}, 1, change);
    expect(raw?.documentId).toBe(draftId);
  });

  it('that is a stranger hears of nothing but what is published', async () => {
    const group = 'public';
    const client = target.client();
    const all = { includeAllVersions: true };
    const [event] = await heard(target.anonymous(), QUERY, paramsOf(group), all, 1, async () => {
      await client.create({ _id: `drafts.${target.id(group)}`, _type: target.type, group });
      await client.create(doc(group, { group }));
    });
    expect(event?.documentId).toBe(target.id(group));
  });

  it('with a query that cannot be read is told so', async () => {
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    const subscription = target
      .client()
      .listen('*[_type ==')
      .subscribe({ next: () => reject(new Error('An event came')), error: resolve });
    expect(await promise).toBeInstanceOf(Error);
    subscription.unsubscribe();
  });
});

describe('a listener that was away', () => {
  const path = (query: string) =>
    `/v2025-02-19/data/listen/${target.dataset}?query=${encodeURIComponent(query)}&enableResume=true&includeResult=true`;

  /** Reads an event stream until `isEnough`; returns its events by name, id and data. */
  async function events(
    headers: Record<string, string>,
    group: string,
    isEnough: (events: { name: string; id: string; data: unknown }[]) => boolean,
  ) {
    const controller = new AbortController();
    const query = `*[_type == "${target.type}" && group == "${group}"]`;
    const response = await target.fetch(path(query), { headers, signal: controller.signal });
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    const found: { name: string; id: string; data: unknown }[] = [];
    let text = '';
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      text += chunk;
      const blocks = text.split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) {
        const field = (name: string) => block.match(new RegExp(`^${name}: ?(.*)$`, 'm'))?.[1] ?? '';
        if (field('event')) {
          found.push({ name: field('event'), id: field('id'), data: JSON.parse(field('data')) });
        }
      }
      if (isEnough(found)) break;
    }
    controller.abort();
    return found;
  }

  it('hears what it missed when it tells what it heard last', async () => {
    const group = 'resumed';
    const client = target.client();
    await client.create(doc('before', { group }));
    const [welcome] = await events({}, group, (found) => found.length > 0);
    expect(welcome?.name).toBe('welcome');
    await client.create(doc('r1', { group }));
    await client.create(doc('r2', { group }));
    const isAll = (found: unknown[]) => found.length >= 3;
    const since = await events({ 'Last-Event-ID': welcome?.id ?? '' }, group, isAll);
    expect(since.map((event) => event.name)).toEqual(['welcomeback', 'mutation', 'mutation']);
    const rest = await events(
      { 'Last-Event-ID': since[1]?.id ?? '' },
      group,
      (found) => found.length >= 2,
    );
    expect(rest.map((event) => event.data)).toMatchObject([
      {},
      { documentId: target.id('r2'), transition: 'appear' },
    ]);
  });

  it('starts anew when nobody knows what it heard last', async () => {
    const [first] = await events(
      { 'Last-Event-ID': 'unheard-of#x' },
      'none',
      (found) => found.length > 0,
    );
    // Sanity may also close the stream, upon which a client starts without an id.
    expect(first?.name).toBe('reset');
  });

  it.runIf(isLocal)('loses nothing when the lake is started again meanwhile', async () => {
    const group = 'restarted';
    const names: string[] = [];
    const client = target.client();
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const work = async () => {
      await client.create(doc('x0', { group }));
      await target.restart();
      // Connections from before are closed; the first to use one is told so.
      const answers = () => client.fetch('1').catch(() => 0);
      await expect.poll(answers, { timeout: 20_000 }).toBe(1);
      for (const n of [1, 2, 3]) await client.create(doc(`x${n}`, { group }));
    };
    let hasBegun = false;
    const subscription = client
      .listen(QUERY, paramsOf(group), {
        events: ['welcome', 'mutation', 'reconnect', 'welcomeback', 'reset'],
        enableResume: true,
      })
      .subscribe({
        next: (event) => {
          if (event.type === 'welcome' && !hasBegun) {
            hasBegun = true;
            work().catch(reject);
          }
          if (event.type === 'mutation') names.push(event.documentId);
          if (names.length === 4) resolve();
        },
        error: reject,
      });
    await promise;
    subscription.unsubscribe();
    expect(names).toEqual([0, 1, 2, 3].map((n) => target.id(`x${n}`)));
  });
});
