import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTarget, type Target } from './target.ts';

let target: Target;
beforeAll(async () => {
  target = await openTarget();
});
afterAll(() => target.dispose());

const make = (...names: string[]) => {
  const transaction = target.client().transaction();
  for (const [n, name] of names.entries()) {
    transaction.create({ _id: target.id(name), _type: target.type, n, name });
  }
  return transaction.commit();
};
const existing = (...names: string[]) =>
  target.client().fetch('*[_id in $ids] | order(name asc).name', { ids: names.map(target.id) });

describe('delete', () => {
  it('takes one document away', async () => {
    await make('one', 'other');
    await target.client().delete(target.id('one'));
    expect(await existing('one', 'other')).toEqual(['other']);
  });

  it('of a document that is not there does no harm', async () => {
    await expect(target.client().delete(target.id('never'))).resolves.toBeDefined();
  });

  it('takes what a query selects, with its parameters', async () => {
    await make('a', 'b', 'c');
    await target.client().delete({
      query: '*[_type == $type && name in $names && n > $n]',
      params: { type: target.type, names: ['a', 'b', 'c'], n: 0 },
    });
    expect(await existing('a', 'b', 'c')).toEqual(['a']);
  });

  it('of a query that selects nothing does nothing', async () => {
    const query = `*[_type == "${target.type}" && false]`;
    await expect(target.client().delete({ query })).resolves.toBeDefined();
  });

  it('refuses a query that cannot be read', async () => {
    await expect(target.client().delete({ query: '*[_type ==' })).rejects.toMatchObject({
      statusCode: 400,
    });
  });

  it('leaves an id free for another', async () => {
    await make('again');
    await target.client().delete(target.id('again'));
    await make('again');
    expect(await existing('again')).toEqual(['again']);
  });
});
