import { describe, expect, test } from 'vitest';
import { salvage, UNTITLED } from './salvage.ts';
import { paragraph, sampleMonograph } from './testing/samples.ts';

const SYSTEM = {
  _rev: 'r1',
  _createdAt: '2026-01-01T00:00:00Z',
  _updatedAt: '2026-01-01T00:00:00Z',
};

function draft(fields: Record<string, unknown>): Record<string, unknown> {
  return { ...SYSTEM, ...sampleMonograph('warfarin'), ...fields };
}

const faq = (key: string, fields: Record<string, unknown> = {}) => ({
  _type: 'faq',
  _key: key,
  question: `Question ${key}?`,
  answer: paragraph(`Answer ${key}.`),
  ...fields,
});

describe('what can be shown of an unfinished monograph', () => {
  test('a finished one is shown whole, without faults', () => {
    const { content, faults } = salvage(draft({ faqs: [faq('a')] }));
    expect(faults).toEqual([]);
    expect(content).toMatchObject({ title: 'Warfarin', faqs: [{ question: 'Question a?' }] });
  });

  test('a new draft with nothing in it gets a placeholder and a list of what is missing', () => {
    const { content, faults } = salvage({ ...SYSTEM, _id: 'drafts.x', _type: 'monograph' });
    expect(content.title).toBe(UNTITLED);
    expect(faults.map((fault) => fault.path.join('.'))).toEqual(
      expect.arrayContaining(['title', 'slug']),
    );
  });

  test('only the members of a list that are unfinished are left out', () => {
    const { content, faults } = salvage(
      draft({
        faqs: [faq('a'), { _type: 'faq', _key: 'b' }, faq('c', { answer: undefined }), faq('d')],
      }),
    );
    expect(content.faqs?.map((item) => item._key)).toEqual(['a', 'd']);
    expect(content.usage).toEqual(paragraph('warfarin is for testing.'));
    expect(faults.map((fault) => fault.path)).toEqual(
      expect.arrayContaining([
        ['faqs', { _key: 'b' }, 'question'],
        ['faqs', { _key: 'c' }, 'answer'],
      ]),
    );
  });

  test('a field of the wrong kind is left out, its neighbours stay', () => {
    const { content } = salvage(
      draft({ dosage: 'text', usage: undefined, howItWorks: paragraph('It works.'), odd: 1 }),
    );
    expect(content).not.toHaveProperty('dosage');
    expect(content).not.toHaveProperty('odd');
    expect(content.howItWorks).toEqual(paragraph('It works.'));
  });

  test('a mark that cannot be shown costs the mark, not the words', () => {
    const [block] = paragraph('Words.');
    const children = [{ _type: 'span', _key: 's1', text: 'Words.', marks: ['underline'] }];
    const { content, faults } = salvage(draft({ dosage: [{ ...block, children }] }));
    expect(content.dosage?.[0]?.children[0]?.text).toBe('Words.');
    expect(faults[0]?.rule).toBe('unknown-mark');
  });

  test('nothing that an editor can store makes it throw', () => {
    for (const value of [null, 0, '', 'x', [], {}, [null], [[]], { _ref: 1 }, [{ _key: 1 }]]) {
      for (const field of ['title', 'slug', 'usage', 'faqs', 'review', 'sideEffects', 'odd']) {
        expect(salvage(draft({ [field]: value })).content.title).toBeTruthy();
      }
    }
  });
});
