import fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { check, SHAPES } from '#lib/content/shape/check.ts';
import { sampleDocument } from '#lib/content/shape/fixtures.ts';
import { asMonograph } from './fixture.ts';
import { MonographArticle } from './MonographArticle.tsx';
import { missingPassages } from './missingPassages.tsx';
import { demonstrationContent } from './testing/demonstration.ts';

const { _id, _rev, _type, _createdAt, _updatedAt } = sampleDocument();
const SYSTEM = { _id, _rev, _type, _createdAt, _updatedAt };
const DOCUMENTS = demonstrationContent().map(({ content }) => ({ ...SYSTEM, ...content }));

const HOSTILE = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '</article></main></html>',
  'javascript:alert(1)',
  'JAVA\tSCRIPT:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'https://example.org/"onclick="alert(1)',
  '{{constructor}}',
  '__proto__',
  '&lt;b&gt; &amp; 10<sup>6</sup> >50 kg',
  'zero\u200bwidth',
  'bidi \u202e gnirts',
  'nul \u0000',
  'half \ud800',
  'none \uffff',
  'e\u0301 combining',
  'x'.repeat(20_000),
  '',
  ' ',
];

/** Something else than what belongs at a place, near it or far from it. */
const anything = fc.oneof(
  fc.constantFrom<unknown>(undefined, null, true, 0, -1, Number.NaN, 1e308, [], {}, [null], [[]]),
  fc.constantFrom<unknown>(...HOSTILE),
  fc.string({ unit: 'binary' }),
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  fc.object({ maxDepth: 3 }),
);

type Change = { at: number[]; to: unknown };

const change: fc.Arbitrary<Change> = fc.record({
  at: fc.array(fc.nat(), { minLength: 1, maxLength: 9 }),
  to: anything,
});

/** Walks into a document by turns that fit it whatever it is, and puts something there. */
function changed(value: unknown, { at: [turn = 0, ...rest], to }: Change): unknown {
  if (typeof value !== 'object' || value === null) return to;
  const entries = Object.entries(value);
  const chosen = entries[turn % Math.max(entries.length, 1)];
  if (chosen === undefined) return to;
  const next = rest.length === 0 ? to : changed(chosen[1], { at: rest, to });
  const others = entries.map(([name, each]) => [name, name === chosen[0] ? next : each] as const);
  return Array.isArray(value) ? others.map(([, each]) => each) : Object.fromEntries(others);
}

const HARMFUL = /<script|<[^>]*\son\w+\s*=|(?:href|src)="\s*(?:javascript|data|vbscript):/i;

test('whatever a document holds, it is refused by name or shown whole', () => {
  const seen = { refused: 0, shown: 0 };
  const attempts = fc.tuple(fc.constantFrom(...DOCUMENTS), fc.array(change, { maxLength: 3 }));
  fc.assert(
    fc.property(attempts, ([document, changes]) => {
      const result = check(SHAPES.monograph, changes.reduce<unknown>(changed, document));
      if (!result.valid) {
        seen.refused += 1;
        expect(result.faults.length).toBeGreaterThan(0);
        for (const { rule, message } of result.faults) {
          expect(rule).not.toBe('');
          expect(message.length).toBeGreaterThan(5);
        }
        return;
      }
      seen.shown += 1;
      const monograph = asMonograph(result.value);
      const html = renderToStaticMarkup(<MonographArticle monograph={monograph} settings={null} />);
      expect(html).not.toMatch(HARMFUL);
      expect(missingPassages(result.value)).toEqual([]);
    }),
    { numRuns: 3_000 },
  );
  expect(seen.refused).toBeGreaterThan(200);
  expect(seen.shown).toBeGreaterThan(200);
}, 120_000);

test('a text of ten megabytes is shown whole', () => {
  const [document] = DOCUMENTS;
  const long = 'Take one tablet. '.repeat(600_000);
  const block = { _type: 'block', _key: 'a', style: 'normal', markDefs: [] };
  const span = { _type: 'span', _key: 's', marks: [], text: long };
  const result = check(SHAPES.monograph, { ...document, dosage: [{ ...block, children: [span] }] });
  if (!result.valid) throw new Error('It is refused.');
  const monograph = asMonograph(result.value);
  const html = renderToStaticMarkup(<MonographArticle monograph={monograph} settings={null} />);
  expect(html).toContain(long.trim());
}, 120_000);
