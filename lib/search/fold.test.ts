import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asWritten, fold } from './fold.ts';

test.each([
  ['Co-codamol', 'cocodamol'],
  ['co codamol', 'cocodamol'],
  ['CC-5013', 'CC5013'],
  ["St John's wort", 'st johns wort'],
  ['St John’s wort', 'ST JOHNS WORT'],
  ['Paracétamol', 'paracetamol'],
  ['Interferon β-1a', 'interferon beta 1a'],
  ['Vitamin B₁₂', 'vitamin b12'],
  ['Eliquis®', 'eliquis'],
  ['Amoxicillin / clavulanic  acid', 'amoxicillin clavulanic-acid'],
])('%s and %s are the same', (one, other) => {
  expect(fold(one).compact).toBe(fold(other).compact);
});

test('names of different medicines stay different', () => {
  const alike = ['hydroxyzine', 'hydralazine', 'Celebrex', 'Celexa', '5-HTP', '5-HT', 'क', 'का'];
  expect(new Set(alike.map((name) => fold(name).compact)).size).toBe(alike.length);
});

test('a text of signs alone is still a text', () => {
  expect(fold('±').compact).toBe('±');
  expect(fold('  ').compact).toBe('');
});

test('folding what is folded changes nothing; no text breaks it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const { words, compact } = fold(text);
      expect(words.join('')).toBe(compact);
      expect(compact).not.toMatch(/\s/);
      expect(asWritten(asWritten(text))).toBe(asWritten(text));
    }),
  );
});
