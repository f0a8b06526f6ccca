import { describe, expect, test } from 'vitest';
import { fileWith, problemsOf } from './testing.ts';

const sound = {
  Usage: 'It is used in tests.',
  Dosage: 'Take 5 mg daily.',
  'Side Effects': 'None so far.',
};
const kinds = (text: string) => problemsOf(text).map((one) => one.kind);

describe('what a writing machine says of itself is never imported', () => {
  test.each([
    ['not written by an author', 'I cannot share details of Testazol here.'],
    ['not written by an author', '* **Q: Is it safe?** A: I cannot tell.'],
    ['not written by an author', 'I’m sorry, but that is all.'],
    ['not written by an author', 'As an AI, I do not take tablets.'],
    ['not written by an author', 'Here is the requested monograph of Testazol.'],
    ['not written by an author', 'Please specify the brand name you mean.'],
    ['not written by an author', 'The prompt mentions two medicines.'],
    ['not written by an author', 'This response will cover Testazol alone.'],
    ['not written by an author', 'It is given in the format you requested.'],
    ['says the medicine is not real', 'Testazol is a fictional medicine.'],
    ['placeholder', 'Take [insert dose] daily.'],
    ['placeholder', 'Can it be used for [specific illness]?'],
    ['placeholder', 'Take XX mg.'],
  ])('%s: %s', (kind, sentence) => {
    expect(kinds(fileWith({ ...sound, 'How it Works': `It works. ${sentence}` }))).toContain(kind);
  });

  test('a page that has nothing but a refusal', () => {
    const text = '---\ntitle: Testazol\n---\n# Testazol\nTestazol is not a recognized drug.\n';
    expect(kinds(text)).toEqual(['says the medicine is not real']);
  });

  test('a page that insists that its subject is hypothetical', () => {
    const again = 'This hypothetical combination is used so. '.repeat(5);
    expect(kinds(fileWith({ ...sound, Precautions: again }))).toEqual([
      'says the medicine is not real',
    ]);
  });

  test('sections that say they do not apply', () => {
    expect(kinds(fileWith({ ...sound, 'Side Effects (Not Applicable)': 'None.' }))).toEqual([
      'declines to inform',
    ]);
  });
});

test.each([
  'Factor I and angiotensin I cannot be told apart by this test.',
  'It cannot be taken by people who cannot swallow.',
  '**Q: I cannot sleep, and I need a dose. Should I worry?** A: Ask your doctor.',
  'Prompt treatment is needed, as requested by your doctor.',
  'At your request, the pharmacist can print the leaflet.',
  'This response is mediated by antibodies.',
  'Please provide your doctor with a list of your medicines.',
  'It is impossible to give a single dose for everybody: ask your doctor.',
  'Placeholder effects are not placebo effects.',
  'A dose [5 mg] may be repeated (see [IM] above).',
])('ordinary words of a monograph are imported: %s', (sentence) => {
  expect(problemsOf(fileWith({ ...sound, 'How it Works': sentence }))).toEqual([]);
});

describe('titles', () => {
  test.each([
    'Testazol-',
    'Testazol + Omega- + Zinc',
    'Testazol + Provamid .',
    'Testazol (',
    'CafÃ©nol',
  ])('damaged: %s', (title) => expect(kinds(fileWith(sound, title))).toContain('damaged title'));

  test('a heading that differs from the title, or a second one', () => {
    const other = fileWith(sound).replace('# Testazol', '# Provamid');
    const second = `${fileWith(sound)}\n# Provamid\n\nMore.\n`;
    expect(kinds(other)).toEqual(['title and heading differ']);
    expect(problemsOf(second)).toMatchObject([{ kind: 'title and heading differ', line: 19 }]);
  });
});

describe('damage', () => {
  test.each([
    ['damaged characters', 'A zero\u200bwidth space.'],
    ['damaged characters', 'A lost \ufffd character.'],
    ['damaged characters', 'Turned \u202earound.'],
    ['damaged characters', 'The patientâ€™s dose.'],
    ['words differ', 'A **mark that never closes.'],
    ['words differ', 'A mark that never opened.*'],
    ['unbalanced marks', 'Up<sup>6 and away.'],
    ['unsupported Markdown', '| a | b |\n|---|---|\n| 1 | 2 |'],
    ['unsupported Markdown', '![a picture](https://example.org/a.png)'],
    ['unsupported Markdown', '<div>boxed</div> text.'],
    ['unsupported Markdown', '* a\n  * b\n    * c\n      * d'],
    ['unsupported Markdown', '```\ncode\n```'],
    ['unsupported Markdown', '- -5 to 5 °C\n- - 5 mg'],
    ['unsupported Markdown', '[note]: https://example.org/words'],
    ['cut off', 'The dose may be raised to'],
    [
      'cut off',
      'The dose of this medicine should be raised slowly over several weeks until the signs of the',
    ],
  ])('%s: %j', (kind, Dosage) => {
    const ending = kind === 'cut off' ? '' : '\n\nThat is all.';
    const text = fileWith({ Usage: 'It is used in tests.', Dosage: `${Dosage}${ending}` });
    expect(kinds(text)).toContain(kind);
  });

  test('an empty section, and a question without answer', () => {
    expect(kinds(fileWith({ Usage: '', Dosage: 'Take 5 mg.' }))).toEqual(['empty section']);
    expect(kinds(fileWith({ ...sound, FAQs: '* **Q: Why?**\n* **Q: How?** A: So.' }))).toEqual([
      'question without answer',
    ]);
    expect(kinds('---\ntitle: Testazol\n---\n# Testazol\n')).toEqual(['empty section']);
  });

  test('a file without front matter, or with a broken one', () => {
    expect(kinds('# Testazol\n')).toEqual(['front matter']);
    expect(problemsOf('---\ntitle: Testazol: forte\n---\n# Testazol: forte\n')).toMatchObject([
      { kind: 'front matter', line: 2 },
    ]);
  });

  test('the reason names the line of the file', () => {
    const text = fileWith({ Usage: 'It is used in tests.', Dosage: 'Fine.\n\nA **mark unclosed.' });
    expect(problemsOf(text)[0]?.line).toBe(
      text.split('\n').findIndex((line) => line.includes('**')) + 1,
    );
  });
});
