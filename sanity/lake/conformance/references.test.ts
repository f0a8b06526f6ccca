import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTarget, type Target } from './target.ts';

let target: Target;
beforeAll(async () => {
  target = await openTarget();
});
afterAll(() => target.dispose());

const doc = (name: string, more = {}) => ({ _id: target.id(name), _type: target.type, ...more });
const to = (name: string, more = {}) => ({ _type: 'reference', _ref: target.id(name), ...more });

describe('a strong reference', () => {
  it('to nothing is refused, wherever it stands', async () => {
    for (const content of [{ to: to('nowhere') }, { list: [{ _key: 'a', deep: to('nowhere') }] }]) {
      const creating = target.client().create(doc('dangling', content));
      await expect(creating).rejects.toMatchObject({ statusCode: 409 });
      await expect(creating).rejects.toThrow(/references non-existent document/);
    }
  });

  it('to a document that comes in the same transaction is fine, in any order', async () => {
    const client = target.client();
    await client
      .transaction()
      .create(doc('chicken', { to: to('egg') }))
      .create(doc('egg'))
      .commit();
    await client
      .patch(target.id('egg'))
      .set({ to: to('chicken') })
      .commit();
    expect(await client.fetch('*[_id == $id][0].to->to->_id', { id: target.id('egg') })).toBe(
      target.id('egg'),
    );
  });

  it('keeps its document from being deleted, and says who refers', async () => {
    const client = target.client();
    await client
      .transaction()
      .create(doc('kept'))
      .create(doc('keeper', { to: to('kept') }))
      .commit();
    await expect(client.delete(target.id('kept'))).rejects.toMatchObject({
      statusCode: 409,
      details: {
        items: [
          {
            error: {
              type: 'documentHasExistingReferencesError',
              id: target.id('kept'),
              referencingIDs: [target.id('keeper')],
            },
          },
        ],
      },
    });
    await client.transaction().delete(target.id('kept')).delete(target.id('keeper')).commit();
    expect(await client.getDocument(target.id('kept'))).toBeUndefined();
  });

  it('of a draft counts as well', async () => {
    const client = target.client();
    const id = `drafts.${target.id('drafted')}`;
    const drafting = client.create({ _id: id, _type: target.type, to: to('nowhere') });
    await expect(drafting).rejects.toMatchObject({ statusCode: 409 });
  });

  it('that is taken away or weakened lets go', async () => {
    const client = target.client();
    await client
      .transaction()
      .create(doc('held'))
      .create(doc('holder', { to: to('held') }))
      .commit();
    await client.patch(target.id('holder')).set({ 'to._weak': true }).commit();
    await client.delete(target.id('held'));
    expect(await client.getDocument(target.id('holder'))).toMatchObject({ to: to('held') });
  });

  it('is found by references()', async () => {
    const client = target.client();
    await client
      .transaction()
      .create(doc('famous'))
      .create(doc('fan', { list: [{ _key: 'a', to: to('famous') }] }))
      .commit();
    expect(
      await client.fetch('*[_type == $type && references($id)]._id', {
        type: target.type,
        id: target.id('famous'),
      }),
    ).toEqual([target.id('fan')]);
  });
});

describe('a weak reference', () => {
  it('may lead to nothing, before and after', async () => {
    const client = target.client();
    await client.create(doc('weak', { to: to('nothing', { _weak: true }) }));
    await client.create(doc('nothing'));
    await client.delete(target.id('nothing'));
    expect(await client.fetch('*[_id == $id][0].to->_id', { id: target.id('weak') })).toBeNull();
  });
});
