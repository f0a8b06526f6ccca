import fc from 'fast-check';
import { expect, test } from 'vitest';
import { check } from '#lib/content/shape/check.ts';
import { type MonographContent, monographContent } from '#lib/content/shape/monograph.ts';
import { exportMarkdown } from './exportMarkdown.ts';
import { type Imported, importMarkdown } from './importMarkdown.ts';
import { withKeys, withoutKeys } from './keys.ts';

function imported(text: string): Imported {
  const outcome = importMarkdown({ text });
  if ('imported' in outcome) return outcome.imported;
  throw new Error(`${outcome.quarantine.map((one) => one.reason).join('; ')}\n${text}`);
}

/** Everything but where it came from and the keys, which the Studio gives at random. */
function said(content: MonographContent): unknown {
  return withoutKeys({ ...content, source: undefined });
}

const nobody = { title: () => undefined, slug: () => undefined };

const WORDS = [
  'dose',
  'of',
  '5',
  'mg',
  '<5',
  '>50',
  '± 1',
  '≥',
  '*',
  '_',
  '`',
  '[1]',
  '#',
  '+',
  '-',
  '1.',
  '2)',
  '&amp;',
  '\\',
  'A:',
  '~~',
  '|',
  '!',
  '(see',
  'it)',
  'CYP2C9*3',
  '“so”',
  '5 %',
  'a_b',
  '<b>',
  'µg',
  ':',
  '---',
];
const words = fc
  .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 7 })
  .map((some) => some.join(' '));
const sentence = words.map((some) => `Take ${some}.`);

const marks = fc.constantFrom<string[]>(
  [],
  [],
  ['strong'],
  ['em'],
  ['strong', 'em'],
  ['sub'],
  ['sup'],
  ['link0'],
);
const children = fc
  .array(fc.record({ text: words, marks }), { minLength: 1, maxLength: 4 })
  .map((spans) =>
    spans
      // Neighbours with equal marks would be one span.
      .filter((span, index) => index === 0 || span.marks.join() !== spans[index - 1]?.marks.join())
      .map((span, index) => ({
        _type: 'span',
        _key: '-',
        text: `${index === 0 ? 'It ' : ' '}${span.text}`,
        marks: span.marks,
      })),
  );
const block = fc
  .record({
    children,
    place: fc.constantFrom<object>(
      {},
      {},
      { listItem: 'bullet', level: 1 },
      { listItem: 'number', level: 1 },
    ),
  })
  .map(({ children: spans, place }) => ({
    _type: 'block',
    _key: '-',
    style: 'normal',
    ...place,
    markDefs: spans.some((span) => span.marks.includes('link0'))
      ? [{ _type: 'link', _key: 'link0', href: 'https://example.org/a-b' }]
      : [],
    children: [...spans, { _type: 'span', _key: '-', text: ' so.', marks: ['strong', 'sup'] }],
  }));
const rich = fc.array(block, { minLength: 1, maxLength: 4 });
const optional = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });

const monograph = fc.record({
  title: fc.constantFrom('Testazol', 'Testazol + Provamid', 'Testazol [forte]', 'Testazol *x*'),
  slug: fc.constantFrom('testazol', 'other').map((current) => ({ _type: 'slug', current })),
  synonyms: optional(fc.constantFrom(['123'], ['null', '~'], ['a: b'])),
  genericName: optional(rich),
  usage: rich,
  sideEffects: optional(
    fc.record({
      intro: rich,
      groups: fc.array(
        fc.record({
          _type: fc.constant('sideEffectGroup'),
          _key: fc.constant('-'),
          lead: optional(rich),
          seriousness: fc.constantFrom('common', 'serious', 'unspecified'),
          frequency: fc.constantFrom(undefined, 'rare'),
          effects: fc.array(
            fc.record({ _type: fc.constant('sideEffect'), _key: fc.constant('-'), text: rich }),
            { minLength: 1, maxLength: 3 },
          ),
        }),
        { minLength: 1, maxLength: 2 },
      ),
      outro: optional(rich),
    }),
  ),
  precautions: optional(
    fc.record({
      items: fc.array(
        fc.record({
          _type: fc.constant('precaution'),
          _key: fc.constant('-'),
          label: fc.constantFrom(undefined, 'Pregnancy', 'Do not drive', 'Use in *some*'),
          topics: fc.constantFrom(undefined, ['pregnancy']),
          text: rich,
        }),
        { minLength: 1, maxLength: 3 },
      ),
      outro: optional(rich),
    }),
  ),
  faqs: optional(
    fc.array(
      fc.record({
        _type: fc.constant('faq'),
        _key: fc.constant('-'),
        question: sentence,
        answer: rich,
      }),
      { minLength: 1, maxLength: 3 },
    ),
  ),
  extraSections: optional(
    fc.array(
      fc.record({
        _type: fc.constant('extraSection'),
        _key: fc.constant('-'),
        heading: fc.constantFrom(undefined, 'In practice', 'Usage'),
        place: fc.constantFrom('title', 'usage', 'faqs'),
        text: rich,
      }),
      { minLength: 1, maxLength: 2 },
    ),
  ),
  disclaimer: optional(rich),
});

test('any document comes back as it was, or the export says why not', () => {
  let refused = 0;
  fc.assert(
    fc.property(monograph, (candidate) => {
      const checked = check(monographContent, withKeys(JSON.parse(JSON.stringify(candidate))));
      if (!checked.valid) throw new Error(JSON.stringify(checked.faults));
      const { markdown, problems } = exportMarkdown(checked.value, nobody);
      if (problems.length > 0) {
        refused += 1;
        console.log(JSON.stringify(problems), markdown.slice(markdown.indexOf('\n# ')));
      } else expect(said(imported(markdown).content)).toEqual(said(checked.value));
    }),
    { numRuns: 200 },
  );
  expect(refused).toBe(0);
});
