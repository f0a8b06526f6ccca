import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestLake, type TestLake } from '../testLake.ts';

let lake: TestLake;
beforeAll(async () => {
  lake = await startTestLake();
});
afterAll(() => lake.dispose());

describe('mutate', () => {
  it('creates, replaces, and creates only what is missing', async () => {
    const client = lake.as('editor');
    const created = await client.create({ _type: 'post', title: 'One' });
    expect(created).toMatchObject({
      _id: expect.any(String),
      _rev: expect.any(String),
      title: 'One',
    });
    const replaced = await client.createOrReplace({ _id: created._id, _type: 'post', body: 'Two' });
    expect(replaced).not.toHaveProperty('title');
    expect(replaced._rev).not.toBe(created._rev);
    await client.createIfNotExists({ _id: created._id, _type: 'post', title: 'Three' });
    expect(await client.getDocument(created._id)).toMatchObject({ body: 'Two' });
    await expect(client.create({ _id: created._id, _type: 'post' })).rejects.toMatchObject({
      statusCode: 409,
      details: { items: [{ error: { type: 'documentAlreadyExistsError' } }] },
    });
  });

  it('completes an id that ends in a dot', async () => {
    const { _id } = await lake.as('editor').create({ _id: 'drafts.', _type: 'post' });
    expect(_id).toMatch(/^drafts\..+/);
  });

  it('patches in every way', async () => {
    const client = lake.as('editor');
    await client.create({ _id: 'p', _type: 'post', n: 1, text: 'abc', list: ['a'], gone: true });
    const patched = await client
      .patch('p')
      .set({ 'deep.er': 1 })
      .setIfMissing({ n: 9, other: 'x' })
      .unset(['gone'])
      .inc({ n: 2 })
      .insert('after', 'list[-1]', ['b'])
      .diffMatchPatch({ text: '@@ -1,3 +1,4 @@\n abc\n+d\n' })
      .commit();
    expect(patched).toMatchObject({
      n: 3,
      other: 'x',
      deep: { er: 1 },
      list: ['a', 'b'],
      text: 'abcd',
    });
    expect(patched).not.toHaveProperty('gone');
    expect(Date.parse(patched._updatedAt)).toBeGreaterThan(Date.parse(patched._createdAt));
  });

  it('refuses what would break the queries of everybody', async () => {
    const client = lake.as('editor');
    const deep = JSON.parse(`${'{"a":'.repeat(500)}1${'}'.repeat(500)}`);
    for (const content of [[{ hasOwnProperty: 1 }], deep]) {
      await expect(
        client.create({ _id: 'breaking', _type: 'post', content }),
      ).rejects.toMatchObject({
        statusCode: 400,
        details: { items: [{ error: { type: 'validationError', id: 'breaking' } }] },
      });
    }
    expect(await client.fetch('*[_id == "breaking"]')).toEqual([]);
  });

  it('gives array items keys when asked', async () => {
    const client = lake.as('editor');
    await client.create(
      { _id: 'keyed', _type: 'post', list: [{ a: 1 }] },
      { autoGenerateArrayKeys: true },
    );
    await client
      .patch('keyed')
      .append('list', [{ a: 2 }])
      .commit({ autoGenerateArrayKeys: true });
    expect(await client.fetch('*[_id == "keyed"][0].list[]._key')).toHaveLength(2);
  });

  it('refuses a patch of a revision that is no longer current', async () => {
    const client = lake.as('editor');
    const { _rev } = await client.create({ _id: 'raced', _type: 'post' });
    await client.patch('raced').set({ by: 'first' }).ifRevisionId(_rev).commit();
    const late = client.patch('raced').set({ by: 'second' }).ifRevisionId(_rev).commit();
    await expect(late).rejects.toMatchObject({
      statusCode: 409,
      details: { items: [{ error: { type: 'documentRevisionIDDoesNotMatchError' } }] },
    });
    expect(await client.getDocument('raced')).toMatchObject({ by: 'first' });
  });

  it('refuses a patch of nothing', async () => {
    const patching = lake.as('editor').patch('nothing').set({ a: 1 }).commit();
    await expect(patching).rejects.toMatchObject({
      statusCode: 409,
      details: { items: [{ error: { type: 'documentNotFoundError' } }] },
    });
  });

  it('patches and deletes what a query selects', async () => {
    const client = lake.as('editor');
    for (const n of [1, 2, 3]) await client.create({ _id: `q${n}`, _type: 'queried', n });
    await client
      .patch({ query: '*[_type == "queried" && n > $n]', params: { n: 1 } })
      .set({ big: true })
      .commit();
    expect(await client.fetch('*[big == true]._id')).toEqual(['q2', 'q3']);
    await client.delete({ query: '*[_type == "queried" && n < 3]' });
    expect(await client.fetch('*[_type == "queried"]._id')).toEqual(['q3']);
  });

  it('does all of a transaction or nothing', async () => {
    const client = lake.as('editor');
    const failing = client
      .transaction()
      .create({ _id: 'atomic', _type: 'post' })
      .patch('missing', { set: { a: 1 } })
      .create({ _id: 'after', _type: 'post' })
      .commit();
    await expect(failing).rejects.toMatchObject({ details: { items: [{ index: 1 }] } });
    expect(await client.getDocuments(['atomic', 'after'])).toEqual([null, null]);
  });

  it('lets later mutations of a transaction build on earlier ones', async () => {
    const client = lake.as('editor');
    const { transactionId } = await client
      .transaction()
      .create({ _id: 'target', _type: 'author' })
      .create({ _id: 'source', _type: 'post', author: { _type: 'reference', _ref: 'target' } })
      .patch('source', { set: { title: 'Built' } })
      .transactionId('mine')
      .commit();
    expect(transactionId).toBe('mine');
    expect(await client.getDocument('source')).toMatchObject({ title: 'Built', _rev: 'mine' });
  });

  it('refuses a transaction that was already carried out', async () => {
    const client = lake.as('editor');
    const twice = () =>
      client.transaction().create({ _type: 'post' }).transactionId('once').commit();
    await twice();
    await expect(twice()).rejects.toMatchObject({ statusCode: 409 });
  });

  it('changes nothing in a dry run', async () => {
    const client = lake.as('editor');
    const dry = await client.create({ _id: 'dry', _type: 'post' }, { dryRun: true });
    expect(dry).toMatchObject({ _id: 'dry' });
    expect(await client.getDocument('dry')).toBeUndefined();
  });

  it('refuses what is no mutation, saying which', async () => {
    const response = await fetch(`${lake.url}/v2025-02-19/data/mutate/production`, {
      method: 'POST',
      headers: { Authorization: 'Bearer token-of-editor' },
      body: JSON.stringify({ mutations: [{ create: { _type: 'post' } }, { destroy: {} }] }),
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      message: expect.stringContaining('mutations[1]'),
    });
  });
});

describe('references', () => {
  const reference = (_ref: string, more = {}) => ({ _type: 'reference', _ref, ...more });

  it('never dangle, unless weak', async () => {
    const client = lake.as('editor');
    const to = (target: string, more = {}) =>
      client.create({ _id: `to-${target}`, _type: 'post', target: reference(target, more) });
    await expect(to('nowhere')).rejects.toThrow('references non-existent document "nowhere"');
    await to('somewhere', { _weak: true });
    await client.create({ _id: 'kept', _type: 'author' });
    await to('kept');
    await expect(client.delete('kept')).rejects.toThrow(
      'Document "kept" cannot be deleted as there are references to it from "to-kept"',
    );
    await client.transaction().delete('kept').delete('to-kept').commit();
    expect(await client.getDocument('kept')).toBeUndefined();
  });

  it('are checked wherever they stand', async () => {
    const client = lake.as('editor');
    const nested = { _type: 'post', list: [{ _key: 'a', mark: reference('nowhere') }] };
    await expect(client.create(nested)).rejects.toMatchObject({ statusCode: 409 });
  });

  it('into other datasets are not ours to check', async () => {
    const elsewhere = reference('x', { _dataset: 'other', _projectId: 'other' });
    await lake.as('editor').create({ _type: 'post', elsewhere });
  });
});
