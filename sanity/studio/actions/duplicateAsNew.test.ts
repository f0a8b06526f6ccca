import { expect, test } from 'vitest';
import { asNewMonograph } from './duplicateAsNew.ts';

test('a copy has no address, no codes and no review, and all the words', () => {
  const original = {
    _id: 'drafts.copy',
    _type: 'monograph',
    title: 'Kumol',
    slug: { _type: 'slug', current: 'kumol' },
    previousSlugs: ['old-kumol'],
    identifiers: { atc: ['L04AX04'] },
    review: { date: '2026-01-01' },
    brandNames: ['Bexil'],
  };
  expect(asNewMonograph(original)).toEqual({
    _id: 'drafts.copy',
    _type: 'monograph',
    title: 'Kumol',
    brandNames: ['Bexil'],
  });
  expect(original.review).toBeDefined();
});
