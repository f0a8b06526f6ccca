import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { IndexEntry } from '#lib/content/monograph.ts';
import { madeUpLibrary } from './bench/library.ts';
import { fold } from './fold.ts';
import { type ListedTerm, type Name, namesOf } from './names.ts';
import { SearchIndex } from './searchIndex.ts';

const ALL = { from: 0, count: 100_000 };

function medicine(title: string, fields: Partial<IndexEntry> = {}): IndexEntry {
  const slug = fold(title).words.join('-');
  return {
    ...{ id: `monograph-${slug}`, title, slug, brandNames: [], synonyms: [] },
    ...{ updatedAt: '2026-01-01T00:00:00Z', drugClasses: [], conditions: [], ingredients: [] },
    ...fields,
  };
}

const anticoagulants: ListedTerm = {
  ...{ id: 'c1', kind: 'drugClass', title: 'Anticoagulants', slug: 'anticoagulants' },
};
const index = new SearchIndex({
  entries: [
    medicine('Apixaban', { brandNames: ['Eliquis'], drugClasses: ['c1'] }),
    medicine('Warfarin', { brandNames: ['Coumadin'], drugClasses: ['c1'] }),
    medicine('Amoxicillin and clavulanic acid', { brandNames: ['Augmentin', 'Co-amoxiclav'] }),
    medicine('Amoxicillin'),
    medicine('Paracetamol', { synonyms: ['Acetaminophen'], brandNames: ['Calpol'] }),
    medicine('Hydroxyzine'),
    medicine('Hydralazine'),
    medicine('Metformin', { brandNames: ['Glucophage'] }),
    medicine('Insulin glargine', { brandNames: ['Lantus'] }),
    medicine('Celecoxib', { brandNames: ['Celebrex'] }),
    medicine('Ibuprofen'),
    medicine('Lantanum', { synonyms: ['Calp'] }),
  ],
  terms: [
    anticoagulants,
    { id: 'k1', kind: 'condition', title: 'Atrial fibrillation', slug: 'af' },
  ],
});

function found(query: string): string[] {
  return index.search(query, ALL).hits.map(({ way, name }) => `${way}: ${name.text}`);
}

function meant(query: string): string[] {
  const { total, didYouMean } = index.search(query, ALL);
  expect(total, `${query} is not there`).toBe(0);
  return didYouMean.map(({ text }) => text);
}

describe('what is found, and in which order', () => {
  test('an exact name comes before what begins so', () => {
    expect(found('amoxicillin')).toEqual([
      'called: Amoxicillin',
      'begins: Amoxicillin and clavulanic acid',
    ]);
    expect(found('Calp')).toEqual(['called: Calp', 'begins: Calpol']);
  });

  test('a brand and a synonym lead to their medicine, and say which they are', () => {
    const [hit] = index.search('eliquis', ALL).hits;
    expect(hit?.name).toMatchObject({ text: 'Eliquis', kind: 'brand' });
    expect(hit?.name.target).toMatchObject({ kind: 'medicine', entry: { title: 'Apixaban' } });
    expect(found('acetaminophen')).toEqual(['called: Acetaminophen']);
  });

  test('accents, hyphens, spaces and capitals do not matter', () => {
    for (const query of ['co amoxiclav', 'COAMOXICLAV', 'Có-Amoxiclav']) {
      expect(found(query)).toEqual(['called: Co-amoxiclav']);
    }
  });

  test('words are found at their beginnings, in any order', () => {
    expect(found('glargine')).toEqual(['wordBegins: Insulin glargine']);
    expect(found('clav amox')).toEqual(['wordBegins: Amoxicillin and clavulanic acid']);
  });

  test('a class is found, and then its medicines', () => {
    expect(found('anticoag')).toEqual([
      'termBegins: Anticoagulants',
      'ofTerm: Apixaban',
      'ofTerm: Warfarin',
    ]);
    expect(found('Anticoagulants')[0]).toBe('termCalled: Anticoagulants');
  });

  test('letters inside a name come last', () => {
    expect(found('formin')).toEqual(['inside: Metformin']);
  });

  test('each page is listed once, by the nearest of its names', () => {
    expect(found('amox')).toEqual([
      'begins: Amoxicillin',
      'begins: Amoxicillin and clavulanic acid',
    ]);
  });

  test('a part of the results is a part of the same list', () => {
    const { hits } = index.search('a', ALL);
    expect(index.search('a', { from: 1, count: 2 }).hits).toEqual(hits.slice(1, 3));
  });
});

describe('what may have been meant', () => {
  test.each([
    ['apixiban', ['Apixaban']],
    ['eliqius', ['Eliquis']],
    ['paracetmol', ['Paracetamol']],
    ['hidroxizine', ['Hydroxyzine']],
    ['levothyrox', []],
    ['metforn', ['Metformin']],
    ['ibuprofen 200 mg tablets', ['Ibuprofen']],
    ['ibuprofin 200 mg', ['Ibuprofen']],
    ['insulin glargine pen', ['Insulin glargine']],
    ['anticoagulents', ['Anticoagulants']],
    ['qqq', []],
  ])('%s → %j, as a question', (query, names) => {
    expect(meant(query)).toEqual(names);
  });

  test('look-alikes are asked back together, neither is chosen', () => {
    expect(meant('hydrolazine').toSorted()).toContain('Hydralazine');
    expect(found('hydroxyzine')).toEqual(['called: Hydroxyzine']);
    expect(found('hydralazine')).toEqual(['called: Hydralazine']);
  });

  test('a brand that is not here is not taken for one that is', () => {
    expect(index.search('Celexa', ALL).hits).toEqual([]);
  });
});

describe('whatever is asked', () => {
  const library = madeUpLibrary(1500);
  const names = namesOf(library);
  const large = new SearchIndex(library);
  const anyName = fc.constantFrom(...names);

  test('an exact name always comes first, as it is written or nearly so', () => {
    for (const { text } of names) {
      for (const asked of [text, text.toUpperCase(), ` ${text} `]) {
        const [first] = large.search(asked, { from: 0, count: 1 }).hits;
        expect(first?.name.text.toLowerCase(), asked).toBe(text.toLowerCase());
      }
    }
  });

  test('a slip never yields a page that does not have what was written', () => {
    fc.assert(
      fc.property(anyName, fc.nat(), fc.constantFrom('left out', 'swapped', 'wrong'), (...slip) => {
        const asked = slipped(...slip);
        const { hits, didYouMean } = large.search(asked, ALL);
        for (const { name, way } of hits) {
          if (way === 'ofTerm') continue;
          expect(hasAsked(name, asked), `${asked} → ${way}: ${name.text}`).toBe(true);
        }
        if (hits.some(({ way }) => way !== 'inside')) expect(didYouMean).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  test('a name with one slip is asked back, if it is long enough', () => {
    const library = namesOf({ entries: [medicine('Sertraline')], terms: [] });
    const [name] = library;
    if (name === undefined) throw new Error('There is a name.');
    const small = new SearchIndex({ entries: [medicine('Sertraline')], terms: [] });
    for (let at = 1; at < 9; at += 1) {
      for (const kind of ['left out', 'swapped', 'wrong'] as const) {
        const { total, didYouMean } = small.search(slipped(name, at, kind), ALL);
        expect([total, didYouMean.length], slipped(name, at, kind)).toEqual([0, 1]);
      }
    }
  });

  test('no text breaks it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const { total, hits } = large.search(text, { from: 0, count: 5 });
        expect(hits.length).toBe(Math.min(total, 5));
      }),
      { numRuns: 500 },
    );
  });
});

function slipped({ text }: Name, where: number, kind: 'left out' | 'swapped' | 'wrong'): string {
  const at = where % Math.max(1, text.length - 1);
  const [one = '', other = ''] = [text[at], text[at + 1]];
  if (kind === 'left out') return text.slice(0, at) + text.slice(at + 1);
  if (kind === 'wrong') return `${text.slice(0, at)}x${text.slice(at + 1)}`;
  return text.slice(0, at) + other + one + text.slice(at + 2);
}

function hasAsked({ folded }: Name, asked: string): boolean {
  const { words, compact } = fold(asked);
  if (folded.compact.includes(compact)) return true;
  const rests = folded.words.map((_, index) => folded.words.slice(index).join(''));
  return words.every((word) => rests.some((rest) => rest.startsWith(word)));
}
