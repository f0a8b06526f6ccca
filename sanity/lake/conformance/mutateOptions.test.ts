import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { API_VERSION, openTarget, type Target } from './target.ts';

let target: Target;
beforeAll(async () => {
  target = await openTarget();
});
afterAll(() => target.dispose());

const doc = (name: string, more = {}) => ({ _id: target.id(name), _type: target.type, ...more });

async function mutate(query: string, mutations: unknown[], more = {}) {
  const response = await target.fetch(`/v${API_VERSION}/data/mutate/${target.dataset}?${query}`, {
    method: 'POST',
    body: JSON.stringify({ mutations, ...more }),
  });
  expect(response.status).toBe(200);
  return response.json();
}

describe('the answer to a mutation', () => {
  it('names the transaction, and nothing else unless asked', async () => {
    const { transactionId, ...rest } = await mutate('', [{ create: doc('quiet') }]);
    expect(transactionId).toMatch(/^[\w-]+$/);
    // Sanity leaves "results" out or empty.
    expect(rest.results ?? []).toEqual([]);
  });

  it('names documents and what became of them: returnIds', async () => {
    await target.client().create(doc('there'));
    const { results } = await mutate('returnIds=true', [
      { create: doc('new') },
      { createIfNotExists: doc('there') },
      { createOrReplace: doc('there', { a: 1 }) },
      { patch: { id: target.id('there'), set: { a: 2 } } },
      { delete: { id: target.id('new') } },
    ]);
    expect(results).toMatchObject([
      { id: target.id('new'), operation: 'create' },
      { id: target.id('there'), operation: 'none' },
      { id: target.id('there'), operation: 'update' },
      { id: target.id('there'), operation: 'update' },
      { id: target.id('new'), operation: 'delete' },
    ]);
    for (const result of results) expect(result).not.toHaveProperty('document');
  });

  it('shows the documents: returnDocuments', async () => {
    const { results } = await mutate('returnDocuments=true', [{ create: doc('shown', { a: 1 }) }]);
    expect(results[0]).toMatchObject({ id: target.id('shown'), document: { a: 1 } });
  });

  it('is what the client makes of it', async () => {
    const client = target.client();
    expect(await client.create(doc('c1'))).toMatchObject({ _id: target.id('c1') });
    expect(await client.create(doc('c2'), { returnDocuments: false })).toMatchObject({
      transactionId: expect.any(String),
      documentId: target.id('c2'),
      results: [{ id: target.id('c2'), operation: 'create' }],
    });
    const several = client.transaction().create(doc('c3')).create(doc('c4'));
    expect(await several.commit()).toMatchObject({
      documentIds: [target.id('c3'), target.id('c4')],
    });
    const [first] = await client
      .transaction()
      .createIfNotExists(doc('c3'))
      .commit({ returnDocuments: true });
    expect(first).toMatchObject({ _id: target.id('c3') });
  });
});

describe('a mutation', () => {
  it('can be rehearsed: dryRun', async () => {
    const client = target.client();
    expect(await client.create(doc('dry', { a: 1 }), { dryRun: true })).toMatchObject({ a: 1 });
    expect(await client.getDocument(target.id('dry'))).toBeUndefined();
    await client.create(doc('dry'));
    await expect(client.create(doc('dry'), { dryRun: true })).rejects.toMatchObject({
      statusCode: 409,
    });
  });

  it.each(['sync', 'async', 'deferred'] as const)(
    'is done with visibility %s',
    async (visibility) => {
      const client = target.client();
      await client.create(doc(`visible-${visibility}`), { visibility });
      expect(await client.getDocument(target.id(`visible-${visibility}`))).toBeDefined();
    },
  );

  it('gives keys to items of lists: autoGenerateArrayKeys', async () => {
    const client = target.client();
    const content = { list: [{ a: 1 }, { _key: 'own', b: [{ c: 1 }] }, 'text'] };
    const created = await client.create(doc('keyed', content), { autoGenerateArrayKeys: true });
    const inner = { _key: 'own', b: [{ _key: expect.any(String) }] };
    expect(created).toMatchObject({ list: [{ _key: expect.any(String) }, inner, 'text'] });
    const patched = await client
      .patch(target.id('keyed'))
      .append('list', [{ d: 1 }])
      .commit({ autoGenerateArrayKeys: true });
    expect(patched.list[3]).toMatchObject({ _key: expect.any(String), d: 1 });
    const without = await client.create(doc('unkeyed', { list: [{ a: 1 }] }));
    expect(without).toMatchObject({ list: [{ a: 1 }] });
    expect(JSON.stringify(without)).not.toContain('_key');
  });

  it('may skip looking for documents in other datasets', async () => {
    const elsewhere = { _type: 'crossDatasetReference', _ref: 'x', _dataset: 'other', _weak: true };
    await target
      .client()
      .create(doc('elsewhere', { elsewhere }), { skipCrossDatasetReferenceValidation: true });
  });
});
