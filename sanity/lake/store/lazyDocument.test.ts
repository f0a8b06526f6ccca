import { describe, expect, it } from 'vitest';
import type { Dataset } from './dataset.ts';
import type { LakeDocument } from './document.ts';
import { scored, toBeScored } from './lazyDocument.ts';
import { testStore } from './testDataset.ts';

const long = 'A long text. '.repeat(100);
const content = { _id: 'a', _type: 'post', title: 'One', body: [long], n: 1, notes: long };

function lazy(dataset: Dataset): LakeDocument {
  const entry = dataset.find('a');
  if (!entry) throw new Error('The document is missing');
  return dataset.lazy(entry);
}

describe('a document that is read only as far as it is asked for', () => {
  it('looks whole, in its own order, however it is looked at', () => {
    const { dataset, write } = testStore();
    write('first', [content]);
    const document = lazy(dataset);
    const whole = { ...content, _rev: 'first', _createdAt: document._createdAt };
    expect(document).toMatchObject(whole);
    expect(JSON.stringify(document)).toBe(JSON.stringify(dataset.get('a')));
    expect(Object.entries({ ...document })).toEqual(Object.entries(dataset.get('a') ?? {}));
    expect(Object.hasOwn(document, 'body')).toBe(true);
    expect('missing' in document).toBe(false);
  });

  it('stays at its revision, even when the document has moved on', () => {
    const { dataset, write } = testStore();
    write('first', [content]);
    const document = lazy(dataset);
    const entry = dataset.find('a');
    write('second', [{ ...content, title: 'Two', notes: 'short' }]);
    expect(document).toMatchObject({ _rev: 'first', title: 'One', notes: long });
    expect(entry && dataset.lazy(entry)).toMatchObject({ _rev: 'first', notes: long });
    expect(lazy(dataset)).toMatchObject({ _rev: 'second', title: 'Two', notes: 'short' });
  });

  it('is whole again after it was scored', () => {
    const { dataset, write } = testStore();
    write('first', [content]);
    const unread = toBeScored([lazy(dataset), { _id: 'plain' }]);
    const copies = Array.isArray(unread) ? unread.map((each) => ({ ...each, _score: 2 })) : [];
    expect(scored(copies)).toEqual([
      { ...dataset.get('a'), _score: 2 },
      { _id: 'plain', _score: 2 },
    ]);
  });
});
