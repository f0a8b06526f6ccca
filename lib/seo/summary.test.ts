import { expect, test } from 'vitest';
import type { Monograph } from '#lib/content/monograph.ts';
import { pageDescription, pageTitle } from './summary.ts';

const BARE: Monograph = {
  id: 'a',
  revision: 'r',
  updatedAt: '2026-11-23T18:00:00Z',
  slug: 'plainol',
  title: 'Plainol',
  drugClasses: [],
  conditions: [],
  ingredients: [],
};
const TEXT: Monograph['usage'] = [
  { _type: 'block', _key: 'b', children: [{ _type: 'span', _key: 's', text: 'x' }] },
];

test('the title names at most two brands', () => {
  expect(pageTitle(BARE)).toBe('Plainol');
  expect(pageTitle({ ...BARE, brandNames: ['One', 'Two', 'Three'] })).toBe('Plainol (One, Two)');
});

test('the description promises only the sections that are there, in one whole sentence', () => {
  expect(pageDescription({ ...BARE, usage: TEXT, dosage: TEXT })).toBe(
    'Plainol: usage and dosage.',
  );
  expect(pageDescription({ ...BARE, howItWorks: TEXT })).toBe('Plainol: how it works.');
  expect(pageDescription(BARE)).toBe('About the medicine Plainol.');
});
