import type { PatchOperations } from '@sanity/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTarget, type Target } from './target.ts';

let target: Target;
beforeAll(async () => {
  target = await openTarget();
});
afterAll(() => target.dispose());

let made = 0;

/** Makes a document of this content, patches it, and returns the content it has then. */
async function patched(content: Record<string, unknown>, operations: PatchOperations) {
  made += 1;
  const _id = target.id(`p${made}`);
  const client = target.client();
  await client.create({ _id, _type: target.type, ...content });
  await client.patch(_id, operations).commit();
  const {
    _id: _1,
    _type,
    _rev,
    _createdAt,
    _updatedAt,
    ...rest
  } = (await client.getDocument(_id)) ?? {};
  return rest;
}

const keyed = (...keys: string[]) => keys.map((_key) => ({ _key, n: 1 }));

describe('a patch', () => {
  it.each<[string, Record<string, unknown>, PatchOperations, Record<string, unknown>]>([
    ['sets', { a: 1 }, { set: { a: 2, b: 3 } }, { a: 2, b: 3 }],
    ['sets deep', { a: { b: 1 } }, { set: { 'a.c.d': 2 } }, { a: { b: 1, c: { d: 2 } } }],
    ['sets by index', { l: [1, 2, 3] }, { set: { 'l[1]': 9 } }, { l: [1, 9, 3] }],
    ['sets by negative index', { l: [1, 2, 3] }, { set: { 'l[-1]': 9 } }, { l: [1, 2, 9] }],
    ['sets by slice', { l: [1, 2, 3, 4] }, { set: { 'l[1:3]': 0 } }, { l: [1, 0, 0, 4] }],
    [
      'sets by key',
      { l: keyed('a', 'b') },
      { set: { 'l[_key=="b"].n': 2 } },
      {
        l: [
          { _key: 'a', n: 1 },
          { _key: 'b', n: 2 },
        ],
      },
    ],
    [
      'sets by filter',
      { l: [{ n: 1 }, { n: 5 }, { n: 9 }] },
      { set: { 'l[n > 3].big': true } },
      { l: [{ n: 1 }, { n: 5, big: true }, { n: 9, big: true }] },
    ],
    [
      'sets wherever it stands',
      { a: { x: 1 }, l: [{ x: 1 }, { y: { x: 1 } }] },
      { set: { '..x': 0 } },
      { a: { x: 0 }, l: [{ x: 0 }, { y: { x: 0 } }] },
    ],
    [
      'sets by quoted name',
      { 'odd name': { a: 1 } },
      { set: { "['odd name'].a": 2 } },
      { 'odd name': { a: 2 } },
    ],
    ['sets only what is missing', { a: 1 }, { setIfMissing: { a: 2, b: 3 } }, { a: 1, b: 3 }],
    ['unsets', { a: 1, b: { c: 1, d: 2 } }, { unset: ['a', 'b.c', 'none'] }, { b: { d: 2 } }],
    ['unsets items', { l: [1, 2, 3, 4] }, { unset: ['l[0]', 'l[-1]'] }, { l: [2, 3] }],
    ['unsets by key', { l: keyed('a', 'b') }, { unset: ['l[_key=="a"]'] }, { l: keyed('b') }],
    ['unsets by slice', { l: [1, 2, 3, 4] }, { unset: ['l[1:3]'] }, { l: [1, 4] }],
    ['unsets all items', { l: [1, 2] }, { unset: ['l[0:]'] }, { l: [] }],
    ['increments', { n: 1, d: { n: 0.5 } }, { inc: { n: 2, 'd.n': 1 } }, { n: 3, d: { n: 1.5 } }],
    ['decrements', { n: 1 }, { dec: { n: 3 } }, { n: -2 }],
    [
      'inserts before',
      { l: ['b'] },
      { insert: { before: 'l[0]', items: ['a'] } },
      { l: ['a', 'b'] },
    ],
    [
      'inserts after the last',
      { l: ['a'] },
      { insert: { after: 'l[-1]', items: ['b', 'c'] } },
      { l: ['a', 'b', 'c'] },
    ],
    [
      'inserts into what is empty',
      { l: [] },
      { insert: { after: 'l[-1]', items: [1] } },
      { l: [1] },
    ],
    [
      'inserts after a key',
      { l: keyed('a', 'c') },
      { insert: { after: 'l[_key=="a"]', items: keyed('b') } },
      { l: keyed('a', 'b', 'c') },
    ],
    [
      'replaces items',
      { l: [1, 2, 3, 4] },
      { insert: { replace: 'l[1:3]', items: ['x'] } },
      { l: [1, 'x', 4] },
    ],
    [
      'replaces a tail',
      { l: [1, 2, 3] },
      { insert: { replace: 'l[1:]', items: [9] } },
      { l: [1, 9] },
    ],
    [
      'changes text',
      { t: 'The rabid dog' },
      { diffMatchPatch: { t: '@@ -1,13 +1,12 @@\n The \n-rabid\n+nice\n  dog\n' } },
      { t: 'The nice dog' },
    ],
    ['sets null', { a: 1 }, { set: { a: null } }, { a: null }],
  ])('%s', async (_, content, operations, expected) => {
    expect(await patched(content, operations)).toEqual(expected);
  });

  it('has its operations done in Sanity’s order, whatever order they are written in', async () => {
    const operations = { inc: { n: 1 }, unset: ['gone'], setIfMissing: { n: 10, gone: 1 } };
    expect(await patched({}, operations)).toEqual({ n: 11 });
  });

  it('can be built step by step, appended to, prepended to and spliced', async () => {
    const _id = target.id('built');
    const client = target.client();
    await client.create({ _id, _type: target.type, l: [2, 3] });
    await client.patch(_id).append('l', [4]).commit();
    await client.patch(_id).prepend('l', [1]).commit();
    await client.patch(_id).splice('l', 1, 2, ['x']).commit();
    expect(await client.getDocument(_id)).toMatchObject({ l: [1, 'x', 4] });
  });

  it('makes a new revision and moves the time of change alone', async () => {
    const _id = target.id('times');
    const client = target.client();
    const before = await client.create({ _id, _type: target.type });
    const after = await client.patch(_id).set({ a: 1 }).commit();
    expect(after._rev).not.toBe(before._rev);
    expect(after._createdAt).toBe(before._createdAt);
    expect(Date.parse(after._updatedAt)).toBeGreaterThan(Date.parse(before._updatedAt));
  });

  it('takes several documents, or what a query selects', async () => {
    const client = target.client();
    const names = ['m1', 'm2', 'm3'];
    const transaction = client.transaction();
    for (const [n, name] of names.entries()) {
      transaction.create({ _id: target.id(name), _type: target.type, group: 'm', n });
    }
    await transaction.commit();
    await client.patch(names.map(target.id)).set({ seen: true }).commit();
    await client
      .patch({
        query: '*[_type == $type && group == "m" && n > $n]',
        params: { type: target.type, n: 1 },
      })
      .set({ last: true })
      .commit();
    const found = await client.fetch(
      '*[_type == $type && group == "m"] | order(n asc){seen, last}',
      {
        type: target.type,
      },
    );
    expect(found).toEqual([
      { seen: true, last: null },
      { seen: true, last: null },
      { seen: true, last: true },
    ]);
  });
});

describe('a patch is refused', () => {
  it('of a document that is not there', async () => {
    const patching = target.client().patch(target.id('none')).set({ a: 1 }).commit();
    await expect(patching).rejects.toMatchObject({
      // Sanity has answered both over the years.
      statusCode: expect.toSatisfy((status) => status === 409 || status === 404),
      details: { items: [{ error: { type: 'documentNotFoundError', id: target.id('none') } }] },
    });
  });

  it('of a revision that is no longer current, and nothing is changed', async () => {
    const _id = target.id('raced');
    const client = target.client();
    const { _rev } = await client.create({ _id, _type: target.type });
    const first = await client.patch(_id).set({ by: 'first' }).ifRevisionId(_rev).commit();
    const late = client.patch(_id).set({ by: 'second' }).ifRevisionId(_rev).commit();
    await expect(late).rejects.toMatchObject({
      statusCode: 409,
      details: {
        items: [
          {
            error: {
              type: 'documentRevisionIDDoesNotMatchError',
              currentRevisionID: first._rev,
              expectedRevisionID: _rev,
            },
          },
        ],
      },
    });
    expect(await client.getDocument(_id)).toMatchObject({ by: 'first' });
  });

  it('for all but one of those who change the same revision at once', async () => {
    const _id = target.id('contested');
    const client = target.client();
    const { _rev } = await client.create({ _id, _type: target.type });
    const attempts = Array.from({ length: 8 }, (_, by) =>
      client.patch(_id).set({ by }).ifRevisionId(_rev).commit(),
    );
    const outcomes = await Promise.allSettled(attempts);
    expect(outcomes.filter((each) => each.status === 'fulfilled')).toHaveLength(1);
  });

  it.each<[string, PatchOperations]>([
    ['of what a document is', { set: { _type: 'other' } }],
    ['of what a document is called', { set: { _id: 'other' } }],
    ['that takes away what a document is', { unset: ['_type'] }],
    ['with text that does not fit', { diffMatchPatch: { t: '@@ nonsense' } }],
  ])('%s', async (name, operations) => {
    await expect(patched({ t: name }, operations)).rejects.toMatchObject({
      statusCode: expect.toSatisfy((status) => status === 400 || status === 409),
    });
  });

  it.each([
    ['without a place to insert', { insert: { items: [1] } }],
    ['with two places to insert', { insert: { before: 'l[0]', after: 'l[0]', items: [1] } }],
    ['with an increment that is no number', { inc: { n: 'one' } }],
    ['with paths that are no list', { unset: 'a' }],
    ['with an empty path', { set: { '': 1 } }],
    ['with an operation nobody knows', { shuffle: ['l'] }],
  ])('%s', async (name, operations) => {
    const _id = target.id(`bad-${name.replaceAll(' ', '-')}`);
    await target.client().create({ _id, _type: target.type, l: [1] });
    const response = await target.fetch(`/v1/data/mutate/${target.dataset}`, {
      method: 'POST',
      body: JSON.stringify({ mutations: [{ patch: { id: _id, ...operations } }] }),
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toHaveProperty('error');
  });
});
