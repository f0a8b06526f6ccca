import fc from 'fast-check';
import { expect, test } from 'vitest';
import { align, type Part } from './align.ts';

function part(place: number, name: string): Part<string> {
  return { place, name, value: `${name}!` };
}

test('the same parts stand side by side, in the order of the page', () => {
  const one = [part(1, 'Usage'), part(1, 'Stopping'), part(3, 'FAQs')];
  const other = [part(0, 'Notes'), part(1, 'Usage'), part(2, 'Dosage'), part(3, 'FAQs')];
  expect(align(one, other)).toEqual([
    { name: 'Notes', values: [undefined, 'Notes!'] },
    { name: 'Usage', values: ['Usage!', 'Usage!'] },
    { name: 'Stopping', values: ['Stopping!', undefined] },
    { name: 'Dosage', values: [undefined, 'Dosage!'] },
    { name: 'FAQs', values: ['FAQs!', 'FAQs!'] },
  ]);
});

test('no part of either page is lost, doubled or out of place', () => {
  const parts = fc
    .array(fc.record({ place: fc.nat(4), name: fc.constantFrom('a', 'b', 'c') }))
    .map((all) =>
      all
        .toSorted((a, b) => a.place - b.place)
        .map((each, index) => ({ ...each, value: { ...each, index } })),
    );
  fc.assert(
    fc.property(parts, parts, (one, other) => {
      const rows = align(one, other);
      expect(rows.flatMap(({ values: [value] }) => value ?? [])).toEqual(
        one.map((each) => each.value),
      );
      const shown = rows.flatMap(({ values: [, value] }) => value ?? []);
      expect(new Set(shown)).toEqual(new Set(other.map((each) => each.value)));
      expect(shown).toHaveLength(other.length);
      const places = rows.map(({ values: [a, b] }) => (a ?? b)?.place ?? -1);
      expect(places).toEqual(places.toSorted((a, b) => a - b));
      for (const {
        name,
        values: [a, b],
      } of rows) {
        for (const value of [a, b]) if (value) expect(value.name).toBe(name);
      }
    }),
  );
});
