import { request } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
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
