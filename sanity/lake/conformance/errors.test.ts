import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { API_VERSION, isLocal, openTarget, type Target } from './target.ts';

let target: Target;
beforeAll(async () => {
  target = await openTarget();
});
afterAll(() => target.dispose());

const data = (operation: string, query = '') =>
  `/v${API_VERSION}/data/${operation}/${target.dataset}${query}`;
const post = (operation: string, body: BodyInit, headers: Record<string, string> = {}) =>
  target.fetch(data(operation), {
    method: 'POST',
    body,
    headers: { 'Content-Type': 'application/json', ...headers },
  });
const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
const create = (attributes: string) =>
  `{"mutations":[{"create":{"_type":"${target.type}",${attributes}}}]}`;

/** Every error has one of Sanity's two shapes. */
async function expectError(response: Response, ...statuses: number[]) {
  expect(statuses).toContain(response.status);
  expect(response.headers.get('content-type')).toContain('application/json');
  const body = await response.json();
  if (typeof body.error === 'string') {
    expect(body).toMatchObject({ statusCode: response.status, message: expect.any(String) });
  } else {
    expect(body.error).toMatchObject({ type: expect.any(String), description: expect.any(String) });
  }
  return body;
}

describe('a body', () => {
  it.each([
    ['that is empty', ''],
    ['that is cut off', '{"mutations":['],
    ['that is no JSON', 'mutations=1'],
    ['that is null', 'null'],
    ['that is a list', '[]'],
    ['that is text', '"mutations"'],
  ])('%s is refused with 400', async (_, body) => {
    for (const operation of ['mutate', 'actions', 'query']) {
      await expectError(await post(operation, body), 400);
    }
  });

  it('beyond four million bytes is refused with 413', async () => {
    const body = create(`"text":"${'x'.repeat(4_000_000)}"`);
    const { message } = await expectError(await post('mutate', body), 413);
    expect(message).toContain('4000000 bytes');
    await expectError(await post('query', JSON.stringify({ query: '1', params: { body } })), 413);
  });

  it('just within the limit is taken', async () => {
    const body = create(`"text":"${'x'.repeat(3_900_000)}"`);
    expect((await post('mutate', body)).status).toBe(200);
  });

  it('of another content type is refused with 415', async () => {
    for (const type of ['application/x-www-form-urlencoded', 'multipart/form-data', 'text/xml']) {
      // Sanity may read the body whatever it is said to be, and then find that it is no mutation.
      await expectError(await post('mutate', 'a=b', { 'Content-Type': type }), 400, 415);
    }
  });

  it('nested beyond all measure is refused with 400, and nothing breaks', async () => {
    for (const depth of [150, 5_000, 500_000]) {
      await expectError(await post('mutate', create(`"deep":${nested(depth)}`)), 400);
    }
    const query = JSON.stringify({ query: '$deep', params: { deep: 'DEEP' } });
    await expectError(await post('query', query.replace('"DEEP"', nested(100_000))), 400);
    await expectError(await post('query', JSON.stringify({ query: '('.repeat(100_000) })), 400);
    expect((await target.fetch(data('query', '?query=1'))).status).toBe(200);
  });
});

describe.runIf(isLocal)('attributes named like the inside of a program', () => {
  it.each(['__proto__', 'hasOwnProperty'])('%s are refused with 400', async (name) => {
    await expectError(await post('mutate', create(`"${name}":{"polluted":1}`)), 400);
    await expectError(await post('mutate', create(`"deep":[{"${name}":{"polluted":1}}]`)), 400);
  });

  it.each(['constructor', 'prototype', 'toString', 'valueOf', 'then', 'length', 'toJSON'])(
    '%s are attributes like others',
    async (name) => {
      const _id = target.id(`named-${name}`);
      const content = { [name]: { a: 1 } };
      await target.client().createOrReplace({ _id, _type: target.type, ...content });
      await target
        .client()
        .patch(_id)
        .set({ [`${name}.b`]: 2 })
        .commit();
      expect(await target.client().getDocument(_id)).toMatchObject({ [name]: { a: 1, b: 2 } });
      const query = `*[_id == $id][0]["${name}"].b`;
      expect(await target.client().fetch(query, { id: _id })).toBe(2);
    },
  );

  it('cannot be reached by a path', async () => {
    const _id = target.id('path');
    await target.client().create({ _id, _type: target.type, a: {} });
    for (const path of ['__proto__.polluted', 'a.__proto__.polluted', "['__proto__'].polluted"]) {
      const body = JSON.stringify({ mutations: [{ patch: { id: _id, set: { [path]: 1 } } }] });
      await expectError(await post('mutate', body), 400);
    }
    await target.client().patch(_id).set({ 'constructor.prototype.polluted': 1 }).commit();
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });
});

describe('a transaction id', () => {
  it.each(['a b', 'a\nevent: forged', 'a#b', '', 'x'.repeat(300)])('%j is refused', async (id) => {
    const body = JSON.stringify({ mutations: [], transactionId: id });
    // What Sanity allows is not written down: a lake allows what cannot harm an event stream.
    if (isLocal) await expectError(await post('mutate', body), 400);
  });

  it('used twice at once is carried out once', async () => {
    const once = (n: number) =>
      post(
        'mutate',
        JSON.stringify({
          mutations: [{ create: { _id: target.id(`at-once-${n}`), _type: target.type } }],
          transactionId: target.id('at-once'),
        }),
      );
    const statuses = await Promise.all([0, 1, 2, 3].map(async (n) => (await once(n)).status));
    expect(statuses.toSorted()).toEqual([200, 409, 409, 409]);
  });
});

describe('an address', () => {
  it('of an API version that is none is refused', async () => {
    for (const version of ['v2', 'v2021-13-45', '2021-03-25', 'vlatest']) {
      const response = await target.fetch(`/${version}/data/query/${target.dataset}?query=1`);
      expect(response.status).toBeGreaterThanOrEqual(400);
      await expectError(response, 400, 404, 501);
    }
  });

  it('of a dataset that cannot be is not found', async () => {
    for (const name of ['..', '%2e%2e', 'a%2Fb', '__proto__', 'constructor', 'UPPER', "'--"]) {
      const response = await target.fetch(`/v1/data/query/${name}?query=1`);
      expect(response.status).toBeGreaterThanOrEqual(400);
      expect(response.status).toBeLessThan(502);
    }
  });

  it('that is badly encoded harms nobody', async () => {
    for (const path of ['%', '%E0%A4%A', '%00', '%ff']) {
      const response = await target.fetch(`/v1/data/doc/${target.dataset}/${path}`);
      expect(response.status).toBeLessThan(500);
    }
  });

  it.runIf(isLocal)('leads to no file but assets', async () => {
    const corner = `${target.projectId}/${target.dataset}`;
    for (const kind of ['images', 'files']) {
      for (const rest of [
        `${corner}/..%2F..%2F..%2Flake.sqlite`,
        `${corner}/lake.sqlite`,
        `${corner}/%00`,
        `${corner}/${'0'.repeat(40)}.png`,
        `${corner}/${'0'.repeat(40)}-1x1.png`,
        `..%2F..%2Fetc/passwd/${'0'.repeat(40)}.png`,
        `__proto__/constructor/${'0'.repeat(40)}.png`,
      ]) {
        await expectError(await target.fetch(`/${kind}/${rest}`), 404);
      }
    }
  });
});

describe.runIf(isLocal)('a header', () => {
  /** As `fetch` would not let it through. */
  function raw(path: string, headers: Record<string, string>): Promise<number> {
    const url = new URL(target.client().config().url);
    return new Promise((resolve, reject) => {
      const sent = request({ host: url.hostname, port: url.port, path, headers }, (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      });
      sent.on('error', reject);
      sent.end();
    });
  }

  it('that is nonsense is answered below 500', async () => {
    const path = data('query', '?query=1');
    const odd: Record<string, string>[] = [
      { Host: 'a b' },
      { Host: '' },
      { Host: '[::1' },
      { Host: 'x'.repeat(2000) },
      { Origin: 'null' },
      { Origin: 'javascript:alert(1)' },
      { Authorization: 'Bearer' },
      { Authorization: 'Basic abc' },
      { Authorization: 'Bearer é' },
      { 'X-Sanity-Project-ID': '../..' },
      { 'X-Sanity-Project-ID': '__proto__' },
      { 'Last-Event-ID': '#'.repeat(500) },
    ];
    for (const headers of odd) {
      expect(await raw(path, headers), JSON.stringify(headers)).toBeLessThan(500);
    }
  });

  it('made of a file name stays in one line', async () => {
    const filename = 'a"\r\nX-Injected: 1\r\n\r\n.txt';
    const file = await target
      .client()
      .assets.upload('file', Buffer.from(target.type), { filename, label: target.type });
    const response = await fetch(`${file.url}?dl=`);
    expect(response.headers.has('x-injected')).toBe(false);
    expect(response.status).toBe(200);
  });
});
