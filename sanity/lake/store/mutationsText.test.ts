import { describe, expect, it } from 'vitest';
import { mutationsText, readMutationsText } from './mutationsText.ts';

const body = ['a long text'];
const document = {
  _id: 'a',
  _type: 'post',
  _createdAt: '2026-01-01T00:00:00Z',
  _updatedAt: '2026-01-01T00:00:00Z',
  _rev: 'r',
  title: 'One',
  body,
};
const content = { title: 'One', body, _id: 'a', _type: 'post', _createdAt: document._createdAt };

describe('mutations as text', () => {
  it('say again what they said, without writing a document a second time', () => {
    const text = mutationsText([{ create: content }], document);
    expect(text).not.toContain('a long text');
    expect(JSON.stringify(readMutationsText(text, document))).toBe(
      JSON.stringify([{ create: content }]),
    );
  });

  it.each([
    ['what was changed afterwards', [{ create: content }, { patch: { id: 'a', inc: { n: 1 } } }]],
    ['what became something else', [{ createOrReplace: { ...content, title: 'Another' } }]],
    [
      'what stood in another order',
      [
        {
          create: { title: 'One', _id: 'a', _type: 'post', body, _createdAt: document._createdAt },
        },
      ],
    ],
    ['a patch', [{ patch: { id: 'a', set: { title: 'One' } } }]],
  ])('keep %s as it is', (_, mutations) => {
    const text = mutationsText(mutations, document);
    expect(JSON.stringify(readMutationsText(text, document))).toBe(JSON.stringify(mutations));
  });
});
