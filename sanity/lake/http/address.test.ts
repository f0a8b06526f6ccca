import { request } from 'node:http';
import type { ClientConfig, SanityClient } from '@sanity/client';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { startTestLake, type TestLake } from '../testLake.ts';

let lake: TestLake;
beforeAll(async () => {
  lake = await startTestLake({ projects: undefined });
});
afterAll(() => lake.dispose());

/** Asks under a host name, as a client with a project host name does; returns the JSON answer. */
function ask(host: string, path: string, body?: unknown): Promise<unknown> {
  const { port } = new URL(lake.url);
  const headers = {
    host: `${host}:${port}`,
    authorization: 'Bearer token-of-administrator',
    'content-type': 'application/json',
  };
  return new Promise((resolve, reject) => {
    const method = body ? 'POST' : 'GET';
    const sent = request({ host: '127.0.0.1', port, path, method, headers }, async (answer) => {
      let text = '';
      for await (const chunk of answer) text += chunk;
      resolve(JSON.parse(text));
    });
    sent.on('error', reject).end(body && JSON.stringify(body));
  });
}

test('projects that share a lake do not share content, from the first request of each', async () => {
  const api = '/v2025-02-19/data';
  const create = { mutations: [{ create: { _id: 'a', _type: 'post' } }] };
  await ask('first.localhost', `${api}/mutate/production`, create);
  const ids = `${api}/query/production?query=*[_type=="post"]._id`;
  expect(await ask('second.localhost', ids)).toMatchObject({ result: [] });
  expect(await ask('first.localhost', ids)).toMatchObject({ result: ['a'] });
});

test('a host name without a project is asked to say which, once there are several', async () => {
  await ask('second.localhost', '/v2025-02-19/data/query/production?query=1');
  const answer = await ask('localhost', '/v2025-02-19/data/query/production?query=1');
  expect(answer).toMatchObject({
    statusCode: 400,
    message: expect.stringMatching(/Which project/),
  });
});

describe('an event stream of a client without a project in its host', () => {
  const client = (projectId: string, dataset: string, options: ClientConfig = {}) =>
    lake.as('administrator', { projectId, dataset, ...options });
  const welcome = (listening: SanityClient) =>
    new Promise((resolve, reject) => {
      const events = listening.listen('*', {}, { events: ['welcome', 'mutation'] });
      const subscription = events.subscribe({
        next: (event) => {
          subscription.unsubscribe();
          resolve(event);
        },
        error: reject,
      });
    });

  beforeAll(async () => {
    await client('first', 'production').create({ _type: 'post' });
    await client('second', 'production').create({ _type: 'post' });
    await client('second', 'only-here').create({ _type: 'post' });
  });

  it('is of the one project that has the dataset', async () => {
    expect(await welcome(client('second', 'only-here'))).toMatchObject({ type: 'welcome' });
  });

  it('is refused if several have it, with what to do', async () => {
    const [refused, answer] = await Promise.all([
      welcome(client('first', 'production')).catch((error: unknown) => error),
      fetch(`${lake.url}/v2025-02-19/data/listen/production?query=*`),
    ]);
    expect(refused).toBeInstanceOf(Error);
    const { message } = await answer.json();
    expect(message).toContain("headers: {'X-Sanity-Project-ID': '<project>'}");
  });

  it.each([
    { headers: { 'X-Sanity-Project-ID': 'first' } },
    { resource: { type: 'dataset' as const, id: 'first.production' } },
  ])('hears the project that the client names by %o, and no other', async (options) => {
    const listening = client('first', 'production', options);
    const heard: string[] = [];
    const isHeard = Promise.withResolvers<void>();
    const isWelcome = Promise.withResolvers<void>();
    const subscription = listening
      .listen('*[_type == "note"]', {}, { events: ['welcome', 'mutation'] })
      .subscribe((event) => {
        if (event.type === 'welcome') isWelcome.resolve();
        if (event.type !== 'mutation') return;
        heard.push(event.documentId);
        isHeard.resolve();
      });
    await isWelcome.promise;
    const named = (name: string) => ({ _id: `${name}-${heard.length}`, _type: 'note' });
    await client('second', 'production').createOrReplace(named('second'));
    await client('first', 'production').createOrReplace(named('first'));
    await isHeard.promise;
    subscription.unsubscribe();
    expect(heard).toEqual(['first-0']);
  });
});
