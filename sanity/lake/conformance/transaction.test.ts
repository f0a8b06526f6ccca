import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTarget, type Target } from './target.ts';

let target: Target;
beforeAll(async () => {
  target = await openTarget();
});
afterAll(() => target.dispose());

const doc = (name: string, more = {}) => ({ _id: target.id(name), _type: target.type, ...more });

describe('a transaction', () => {
  it('has one revision for all it changes, which may be chosen', async () => {
    const transactionId = target.id('transaction');
    const client = target.client();
    const outcome = await client
      .transaction()
      .create(doc('a'))
      .create(doc('b'))
      .transactionId(transactionId)
      .commit();
    expect(outcome.transactionId).toBe(transactionId);
    const revisions = await client.fetch('*[_id in $ids]._rev', {
      ids: [target.id('a'), target.id('b')],
    });
    expect(revisions).toEqual([transactionId, transactionId]);
  });

  it('lets each mutation see those before it', async () => {
    const client = target.client();
    await client
      .transaction()
      .create(doc('seen', { n: 1 }))
      .patch(target.id('seen'), { inc: { n: 1 } })
      .patch(target.id('seen'), { set: { later: true } })
      .delete(target.id('seen'))
      .create(doc('seen', { n: 9 }))
      .patch(target.id('seen'), (patch) => patch.inc({ n: 1 }))
      .commit();
    const found = await client.getDocument(target.id('seen'));
    expect(found).toMatchObject({ n: 10 });
    expect(found).not.toHaveProperty('later');
  });

  it('is done whole or not at all, and says which mutation failed', async () => {
    const client = target.client();
    const failing = client
      .transaction()
      .create(doc('whole'))
      .patch(target.id('missing'), { set: { a: 1 } })
      .create(doc('after'));
    await expect(failing.commit()).rejects.toMatchObject({
      details: { type: 'mutationError', items: [{ index: 1 }] },
    });
    expect(await client.getDocuments(['whole', 'after'].map(target.id))).toEqual([null, null]);
  });

  it('is done once: its id cannot be used again', async () => {
    const client = target.client();
    const once = () =>
      client
        .transaction()
        .createOrReplace(doc('once'))
        .transactionId(target.id('only-once'))
        .commit();
    await once();
    await expect(once()).rejects.toMatchObject({ statusCode: 409 });
  });

  it('can be empty', async () => {
    await expect(target.client().mutate([])).resolves.toBeDefined();
  });

  it('can be given as a list of mutations', async () => {
    const client = target.client();
    await client.mutate([
      { create: doc('listed', { n: 1 }) },
      { patch: { id: target.id('listed'), inc: { n: 1 } } },
    ]);
    expect(await client.getDocument(target.id('listed'))).toMatchObject({ n: 2 });
  });

  it('takes many mutations', async () => {
    const client = target.client();
    const many = client.transaction();
    for (let n = 0; n < 500; n += 1) many.create(doc(`many-${n}`, { many: true }));
    await many.commit({ visibility: 'async' });
    const count = () => client.fetch('count(*[_type == $type && many])', { type: target.type });
    await expect.poll(count, { timeout: 20_000 }).toBe(500);
  });
});
