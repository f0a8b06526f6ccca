import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Block, plainText, type RichText } from '#lib/content/shape/richText.ts';
import { markdownOf } from './richText.ts';
import { wordsOf } from './testing/wordsOf.ts';

let count = 0;
function key(): string {
  count += 1;
  return `k${count}`;
}

type Run = { text: string; marks?: string[] };

function block(runs: string | Run[], list: Partial<Block> = {}): Block {
  const all: Run[] = typeof runs === 'string' ? [{ text: runs }] : runs;
  const children = all.map((run) => ({ _type: 'span' as const, _key: key(), ...run }));
  return { _type: 'block', _key: key(), children, ...list };
}

const bullet = (text: string, level = 1) => block(text, { listItem: 'bullet', level });
const numbered = (text: string, level = 1) => block(text, { listItem: 'number', level });

test('paragraphs, lists in lists, marks, links and line breaks', () => {
  const text = [
    block([
      { text: 'Take 0.5 mg/m' },
      { text: '2', marks: ['sup'] },
      { text: ', ' },
      { text: 'never', marks: ['strong', 'em'] },
      { text: ' more.\nRest.' },
    ]),
    bullet('one'),
    bullet('below', 2),
    numbered('deeper', 3),
    bullet('below again', 2),
    numbered('First'),
    numbered('Second'),
    block([{ text: 'the leaflet', marks: ['l'] }], {
      markDefs: [{ _type: 'link', _key: 'l', href: 'https://example.org/?a=1&b=(2)' }],
    }),
  ];
  expect(markdownOf(text, 'https://example.org/')).toBe(
    [
      'Take 0.5 mg/m<sup>2</sup>, **_never_** more.\\',
      'Rest.',
      '',
      '- one',
      '  - below',
      '    1. deeper',
      '  - below again',
      '',
      '1. First',
      '2. Second',
      '',
      '[the leaflet](https://example.org/?a=1\\&b=\\(2\\))',
    ].join('\n'),
  );
});

test('signs that Markdown would read stay signs', () => {
  const text = [bullet('>50 kg: 900 mg'), bullet('+ 5'), block('1. 5 < x & *y* ~z~ [a](b) `c` #1')];
  expect(wordsOf(markdownOf(text, 'https://example.org/'))).toEqual(plainText(text).split(/\s+/));
});

const words = fc
  .array(
    fc.constantFrom(
      'a',
      'b1',
      ' ',
      '*',
      '**',
      '_',
      '>',
      '<',
      '&',
      '&amp;',
      '#',
      '-',
      '+',
      '1.',
      '~',
      '`',
      '[',
      ']',
      '(',
      ')',
      '!',
      '\\',
      '|',
      '\n',
      ':',
      '<b>',
      '0.5',
      'µg',
      '=',
      '---',
      '***',
      '.',
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((parts) => parts.join(''))
  .filter((text) => text.trim() !== '');

const blocks: fc.Arbitrary<RichText> = fc.array(
  fc
    .record({
      runs: fc.array(
        fc.record({ text: words, marks: fc.subarray(['strong', 'em', 'sub', 'sup', 'l']) }),
        { minLength: 1, maxLength: 4 },
      ),
      list: fc.constantFrom(undefined, 'bullet' as const, 'number' as const),
      level: fc.integer({ min: 1, max: 3 }),
    })
    .map(({ runs, list, level }) =>
      block(runs, {
        markDefs: [{ _type: 'link', _key: 'l', href: 'https://example.org/' }],
        ...(list === undefined ? {} : { listItem: list, level }),
      }),
    ),
  { minLength: 1, maxLength: 6 },
);

test('no word and no sign is lost or altered, whatever is written', () => {
  fc.assert(
    fc.property(blocks, (text) => {
      expect(wordsOf(markdownOf(text, 'https://example.org/')).join(' ')).toBe(
        plainText(text).split(/\s+/).filter(Boolean).join(' '),
      );
    }),
    { numRuns: 2_000 },
  );
});
