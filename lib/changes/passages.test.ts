import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Passage } from '#lib/content/shape/reading.ts';
import { type ComparedPart, comparePassages } from './passages.ts';
import { compareWords, type Run } from './words.ts';

const ORDER = ['title', 'dosage', 'disclaimer'] as const;
const WORDS = [
  'Take',
  '5 mg',
  '2.5',
  '<',
  '≥',
  ' ',
  '%',
  'mL/min',
  '\n',
  'dose',
  '-',
  '10',
  'é',
  '💊',
];

const text = fc.oneof(
  fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 12 }).map((all) => all.join('')),
  fc.string({ minLength: 1, unit: 'binary' }),
);
const page = fc
  .array(
    fc.record({
      part: fc.constantFrom(...ORDER),
      role: fc.constantFrom<Passage['role']>('heading', 'text', 'label', 'question'),
      text,
    }),
    { maxLength: 10 },
  )
  .map((all): Passage[] => ORDER.flatMap((part) => all.filter((each) => each.part === part)));

function without(kind: Run['kind'], parts: ComparedPart[]): Passage[] {
  return parts.flatMap(({ passages }) =>
    passages.flatMap(({ part, role, runs }) => {
      const kept = runs.filter((run) => run.kind !== kind);
      return kept.length === 0 ? [] : [{ part, role, text: kept.map((run) => run.text).join('') }];
    }),
  );
}

test('without the additions it is the older page to the letter, without the removals the newer', () => {
  fc.assert(
    fc.property(page, page, (before, after) => {
      const parts = comparePassages(before, after, ORDER);
      expect(without('added', parts)).toEqual(before);
      expect(without('removed', parts)).toEqual(after);
    }),
    { numRuns: 1000 },
  );
});

test('a page compared with itself has no changes', () => {
  fc.assert(
    fc.property(page, (same) => {
      expect(comparePassages(same, same, ORDER).filter(({ isChanged }) => isChanged)).toEqual([]);
    }),
  );
});

test.each([
  ['Take 5 mg daily', 'Take 50 mg daily', ['5', '50']],
  ['Take 5 mg daily', 'Take 5 mcg daily', ['mg', 'mcg']],
  ['if clearance < 30 mL/min', 'if clearance ≥ 30 mL/min', ['<', '≥']],
  ['0.5 mg', '5 mg', ['0.5', '5']],
  ['5 mg', '5 µg', ['mg', 'µg']],
  ['5mmol/L', '5mg/dL', ['mmol', 'mg', 'L', 'dL']],
  ['Give 1,000 IU', 'Give 1.000 IU', ['1,000', '1.000']],
  ['-5 °C', '5 °C', ['-5', '5']],
  ['Take it daily', 'Take it weekly', []],
])('%j → %j: the figures that changed are %j', (before, after, figures) => {
  const found = compareWords(before, after).filter(({ isFigure }) => isFigure);
  expect(found.map((run) => run.text)).toEqual(figures);
});
