import { expect, test } from 'vitest';
import type { IndexEntry } from '#lib/content/monograph.ts';
import { linesOf } from './names.ts';
import { LINES_PER_PAGE, partOf, partsOfName } from './parts.ts';

function entry(title: string): IndexEntry {
  return {
    id: title,
    title,
    slug: title.toLowerCase().replaceAll(' ', '-'),
    brandNames: [],
    synonyms: [],
    updatedAt: '2026-01-01T00:00:00Z',
    drugClasses: [],
    conditions: [],
    ingredients: [],
  };
}

/** More names that begin with C than a page shows: Ca…, Cé…, and C itself. */
const MANY = [
  entry('C'),
  entry('Célécoxib'),
  ...Array.from({ length: LINES_PER_PAGE }, (_, number) => entry(`Ca ${number}`)),
];

test('a letter holds its lines; an empty one none; what is no letter is no page', () => {
  const entries = [entry('Apixaban'), entry('Warfarin')];
  expect(partOf(entries, 'a')).toMatchObject({ heading: 'A', count: 1, parts: [] });
  expect(partOf(entries, 'q')).toMatchObject({ count: 0, lines: [] });
  expect(partOf(entries, '0-9')).toMatchObject({ heading: '0 to 9', count: 0 });
  for (const name of ['', 'A', 'ap', 'é', 'a-', '0', 'letters']) {
    expect(partOf(entries, name), name).toBeUndefined();
  }
});

test('a long letter is split by the next one, and every name stands on exactly one page', () => {
  const part = partOf(MANY, 'c');
  expect(part?.count).toBe(MANY.length);
  expect(part?.lines.map(({ name }) => name)).toEqual(['C']);
  expect(part?.parts).toEqual([
    { name: 'ca', heading: 'Ca', count: LINES_PER_PAGE },
    { name: 'ce', heading: 'Ce', count: 1 },
  ]);
  expect(partOf(MANY, 'ca')?.lines).toHaveLength(LINES_PER_PAGE);
  expect(partOf(MANY, 'ce')?.lines).toMatchObject([{ name: 'Célécoxib' }]);
  expect(partOf(MANY, 'cx')).toBeUndefined();
});

test('a name is followed from its letter to the page that shows it', () => {
  const names = MANY.slice(0, 3).map((each) =>
    linesOf(each).flatMap((line) => partsOfName(MANY, line)),
  );
  expect(names).toEqual([['c'], ['c', 'ce'], ['c', 'ca']]);
  const [line] = linesOf(entry('5-FU'));
  expect(line && partsOfName(MANY, line)).toEqual(['0-9']);
});
