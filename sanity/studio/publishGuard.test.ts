import fc from 'fast-check';
import type { SanityDocument } from 'sanity';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { check, SHAPES } from '#lib/content/shape/check.ts';
import { paragraphs, sampleDocument } from '#lib/content/shape/fixtures.ts';
import { type BareStudio, bareStudio } from './testing.ts';

let studio: BareStudio;

beforeAll(async () => {
  studio = await bareStudio();
  await studio.client
    .transaction()
    .create({ _id: 'person-ada', _type: 'person', name: 'Ada Adams', credentials: 'MPharm' })
    .create({ _id: 'class-a', _type: 'drugClass', title: 'A', slug: { current: 'a' } })
    .create({
      ...monograph(),
      _id: 'monograph-other',
      title: 'Taken',
      slug: { _type: 'slug', current: 'taken' },
      brandNames: ['Takenol'],
    })
    .commit();
});
afterAll(() => studio.close());

/** A valid monograph with something in every field. */
function monograph(): SanityDocument {
  const { _system, ...sample } = sampleDocument();
  return {
    ...sample,
    previousSlugs: ['exampline-hydrochloride'],
    drugClasses: [{ _type: 'reference', _key: 'c1', _ref: 'class-a' }],
    identifiers: { atc: ['L04AX04'], cas: '191732-72-6', unii: 'F0P408N6V4' },
    prescriptionStatus: 'prescriptionOnly',
    marketStatus: 'active',
    boxedWarning: { heading: 'Warning', text: paragraphs('Beware.'), source: 'Label, 2024' },
    careCards: [
      { _type: 'careCard', _key: 'a', level: 'urgent', heading: 'Call if:', text: paragraphs('x') },
    ],
    interactions: [
      {
        _type: 'interaction',
        _key: 'i1',
        name: 'Grapefruit',
        kind: 'food',
        severity: 'moderate',
        effect: 'More of it stays in the body.',
        advice: 'Avoid it.',
      },
    ],
    references: [
      { _type: 'citation', _key: 'r1', citation: 'A label', url: 'https://example.org/a' },
    ],
    review: {
      reviewer: { _type: 'reference', _ref: 'person-ada' },
      date: '2026-01-02',
      nextDue: '2028-01-02',
    },
    source: { kind: 'authored' },
  };
}

describe('what the Studio lets an editor publish', () => {
  test('a whole monograph, and a new draft that has never been stored', async () => {
    expect(await studio.errorsOf(monograph())).toEqual([]);
    const draft = { ...monograph(), _id: 'drafts.monograph-exampline' };
    for (const name of ['_rev', '_createdAt', '_updatedAt']) Reflect.deleteProperty(draft, name);
    expect(await studio.errorsOf(draft)).toEqual([]);
  });

  test('a version in a release, as the release lists it', async () => {
    const listed = { publishedDocumentExists: true, draftDocumentExists: false };
    const version = { ...monograph(), ...listed, _id: 'versions.spring.monograph-exampline' };
    expect(await studio.errorsOf(version)).toEqual([]);
  });

  test('every fault is shown at its own field', async () => {
    const document = Object.assign(monograph(), {
      careCards: [
        { _type: 'careCard', _key: 'a', level: 'urgent', heading: 'Call', text: paragraphs('x') },
      ],
      faqs: [{ _type: 'faq', _key: 'q', question: 'Why?\nHow?', answer: paragraphs('So.') }],
      brandNames: ['Exemplar', 'exemplar'],
      secretDose: '5 g',
    });
    const paths = (await studio.errorsOf(document)).map(({ path }) => path);
    expect(paths.toSorted()).toEqual([
      ['brandNames', 1],
      ['careCards', { _key: 'a' }, 'heading'],
      ['faqs', { _key: 'q' }, 'question'],
      ['secretDose'],
    ]);
  });

  test('a field to fill in is asked for once', async () => {
    const untitled = monograph();
    delete untitled.title;
    const errors = await studio.errorsOf(untitled);
    expect(errors).toEqual([{ path: ['title'], message: 'Required: fill this in.' }]);
  });

  test('names and addresses that another monograph has are refused', async () => {
    const document = Object.assign(monograph(), { title: 'taken', brandNames: ['TAKENOL'] });
    const errors = await studio.errorsOf(document);
    expect(errors.map(({ path }) => path)).toContainEqual(['title']);
    expect(errors.map(({ path }) => path)).toContainEqual(['brandNames', 0]);
    expect(errors.find(({ path }) => path[0] === 'brandNames')?.message).toBe(
      '"TAKENOL" is a brand name of "Taken": remove it from one of the two.',
    );
  });

  test('exactly what the site shows: whatever is done to a document, both judge alike', async () => {
    // Sanity logs what its own rules stumble over; it then refuses the document, as it should.
    vi.spyOn(console, 'error').mockImplementation(() => {});
    const groups = fc.sample(
      fc.array(fc.array(bend, { maxLength: 2 }), { minLength: 20, maxLength: 20 }),
      {
        numRuns: 15,
        seed: 2026,
      },
    );
    const judged: { bends: Bend[]; site: boolean; studio: boolean; errors: unknown }[] = [];
    for (const group of groups) judged.push(...(await Promise.all(group.map(judge))));
    expect(judged.filter((each) => each.site !== each.studio)).toEqual([]);
    expect(judged.filter((each) => each.site).length).toBeGreaterThan(20);
    expect(judged.filter((each) => !each.site).length).toBeGreaterThan(100);
  });
});

async function judge(bends: Bend[]) {
  const document = bends.reduce(bent, monograph());
  const site = check<unknown>(SHAPES.monograph, document).valid;
  const errors = await studio.errorsOf(document);
  return { bends, site, studio: errors.length === 0, errors };
}

const WRONG = [
  undefined,
  null,
  '',
  '  ',
  'zero\u200bwidth',
  'two\nlines',
  'plain words',
  'javascript:alert(1)',
  '2026-02-30',
  7,
  true,
  [],
  {},
  ['a', 'A'],
];

type Bend = { at: number; value: (typeof WRONG)[number] };

const bend: fc.Arbitrary<Bend> = fc.record({
  at: fc.nat({ max: 999 }),
  value: fc.constantFrom(...WRONG),
});

/**
 * Replaces one value somewhere in a document, or removes it. The lake's own fields stay, and so does
 * what references point to, for only the dataset knows whether that is there.
 */
function bent(document: SanityDocument, { at, value }: Bend): SanityDocument {
  const copy = structuredClone(document);
  const places = placesIn(copy).filter(
    ({ holder, key }) => key !== '_ref' && (holder !== copy || !key.startsWith('_')),
  );
  const place = places[at % places.length];
  if (place === undefined) return copy;
  if (value === undefined) Reflect.deleteProperty(place.holder, place.key);
  else Reflect.set(place.holder, place.key, value);
  return copy;
}

function placesIn(holder: object): { holder: object; key: string }[] {
  return Object.entries(holder).flatMap(([key, value]) => [
    { holder, key },
    ...(typeof value === 'object' && value !== null ? placesIn(value) : []),
  ]);
}
