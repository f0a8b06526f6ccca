import { describe, expect, test } from 'vitest';
import { plainText } from '#lib/content/shape/richText.ts';
import { contentOf, fileWith } from './testing.ts';

describe('the sections of a file', () => {
  const text = fileWith({
    'Generic Name': 'Testazol hydrochloride',
    Usage: 'It calms tests.\n\n* **Unit tests:** daily\n    * and nightly\n* Others',
    Dosage: 'Take 5 mg.',
    'Side Effects':
      'It can tire. Common side effects (1% to 10% of people) include:\n\n* Yawning\n* Sighing\n    * at night\n\nLess common but serious side effects include:\n\n* Sleep\n\nTell your doctor about any of them.',
    'How it Works': 'Nobody knows.',
    Precautions:
      'Take care.\n\n* **Pregnancy and Breastfeeding:** Avoid it.\n* **Renal impairment**: Use half.\n* Keep it dry.\n\nAsk if unsure.',
    FAQs: '* **Q: What if I miss a dose?**\nA: Wait.\n\n* **Q: Where is it kept?** A: Indoors:\n    * cool\n    * dry\n\n**Disclaimer:** Not *advice*.',
  });
  const content = contentOf(text);

  test('every standard section has its field', () => {
    expect(content.title).toBe('Testazol');
    expect(content.slug.current).toBe('testazol');
    expect(plainText(content.genericName ?? [])).toBe('Testazol hydrochloride');
    expect(content.usage?.map((block) => [block.listItem, block.level])).toEqual([
      [undefined, undefined],
      ['bullet', 1],
      ['bullet', 2],
      ['bullet', 1],
    ]);
    expect(content.extraSections).toBeUndefined();
  });

  test('side effects are groups, ranked by the words before them', () => {
    const groups = content.sideEffects?.groups ?? [];
    expect(groups.map((group) => [group.seriousness, group.frequency])).toEqual([
      ['common', 'common'],
      ['serious', undefined],
    ]);
    expect(groups[0]?.effects.map((effect) => plainText(effect.text))).toEqual([
      'Yawning',
      'Sighing\nat night',
    ]);
    expect(plainText(content.sideEffects?.outro ?? [])).toBe('Tell your doctor about any of them.');
  });

  test('precautions have labels and topics', () => {
    expect(content.precautions?.items?.map((item) => [item.label, item.topics])).toEqual([
      ['Pregnancy and Breastfeeding', ['pregnancy', 'breastfeeding']],
      ['Renal impairment', ['kidney']],
      [undefined, undefined],
    ]);
    expect(plainText(content.precautions?.intro ?? [])).toBe('Take care.');
    expect(plainText(content.precautions?.outro ?? [])).toBe('Ask if unsure.');
  });

  test('questions, answers and the disclaimer are told apart', () => {
    expect(content.faqs?.map((faq) => [faq.question, plainText(faq.answer), faq.topic])).toEqual([
      ['What if I miss a dose?', 'Wait.', 'missedDose'],
      ['Where is it kept?', 'Indoors:\ncool\ndry', undefined],
    ]);
    expect(plainText(content.disclaimer ?? [])).toBe('Not advice.');
  });

  test('the same file always becomes the same document', () => {
    expect(contentOf(text)).toEqual(content);
  });
});

describe('layouts of questions', () => {
  const expected = [
    ['Is it blue?', 'No, green.'],
    ['Does it float?', 'Yes.'],
  ];
  test.each([
    ['both on one line', '* **Q: Is it blue?** A: No, green.\n* **Q: Does it float?** A: Yes.'],
    ['no space', '* **Q: Is it blue?**A: No, green.\n* **Q: Does it float?**A: Yes.'],
    ['paragraphs', '**Q: Is it blue?**\n\nA: No, green.\n\n**Q: Does it float?**\n\nA: Yes.'],
    ['plain', 'Q: Is it blue?\nA: No, green.\n\nQ: Does it float?\nA: Yes.'],
    ['no marks', '* **Is it blue?** No, green.\n* **Does it float?** Yes.'],
    [
      'nested',
      '* **Q: Is it blue?**\n    * A: No, green.\n* **Q: Does it float?**\n    * **A:** Yes.',
    ],
    [
      'own bullets',
      '* **Q: Is it blue?**\n* **A:** No, green.\n\n* **Q: Does it float?**\n* A: Yes.',
    ],
    [
      'a bullet run into its mark',
      '* **Q: Is it blue?**\n    *A: No, green.\n* **Q: Does it float?**\n    *A: Yes.',
    ],
  ])('%s', (_name, FAQs) => {
    const { faqs } = contentOf(fileWith({ Usage: 'For tests.', FAQs }));
    expect(faqs?.map((faq) => [faq.question, plainText(faq.answer)])).toEqual(expected);
  });

  test('a section without questions stays as it is, in its place', () => {
    const content = contentOf(fileWith({ Usage: 'For tests.', FAQs: 'None were asked so far.' }));
    expect(content.faqs).toBeUndefined();
    expect(content.extraSections).toMatchObject([{ heading: 'FAQs', place: 'precautions' }]);
  });

  test('a closing paragraph about the page itself is the disclaimer, label or not', () => {
    const FAQs =
      '* **Q: Is it blue?** A: No.\n\nThis information is for general knowledge and does not replace professional medical advice.';
    const content = contentOf(fileWith({ Usage: 'For tests.', FAQs }));
    expect(plainText(content.disclaimer ?? [])).toMatch(/^This information/);
    expect(content.faqs).toHaveLength(1);
  });
});

describe('headings', () => {
  test('text on the heading line belongs to the section', () => {
    const content = contentOf(
      fileWith({ 'Generic Name: Testazol + Provamid': '', Usage: 'Both.' }),
    );
    expect(plainText(content.genericName ?? [])).toBe('Testazol + Provamid');
  });

  test('bold names stand for headings where there are no others', () => {
    const content = contentOf(
      '---\ntitle: Testazol\n---\n# Testazol\n\n**Usage:** For tests.\n\n**Dosage:**\n\n5 mg.',
    );
    expect(plainText(content.usage ?? [])).toBe('For tests.');
    expect(plainText(content.dosage ?? [])).toBe('5 mg.');
  });

  test('other headings, and sections out of order, keep the order of the file', () => {
    const content = contentOf(
      fileWith({
        Dosage: '5 mg.',
        'In Practice': 'Easy.',
        Usage: 'For tests.',
        FAQs: 'Q: Why?\nA: So.',
      }),
    );
    expect(plainText(content.dosage ?? [])).toBe('5 mg.');
    expect(content.extraSections?.map((extra) => [extra.place, extra.heading])).toEqual([
      ['dosage', 'In Practice'],
      ['dosage', 'Usage'],
    ]);
  });

  test('a page on two medicines in turn does not take the first for its own', () => {
    const content = contentOf(
      '---\ntitle: A1 + B2\n---\n# A1 + B2\n\nTwo medicines.\n\n### A1\n### Usage\n\nOne.\n\n### B2\n### Usage\n\nTwo.\n',
    );
    expect(content.usage).toBeUndefined();
    expect(content.extraSections?.map((extra) => extra.heading ?? plainText(extra.text))).toEqual([
      'Two medicines.',
      'A1',
      'Usage',
      'B2',
      'Usage',
    ]);
  });
});

describe('signs that Markdown might swallow', () => {
  const dosage = (text: string) =>
    contentOf(fileWith({ Usage: 'For tests.', Dosage: text })).dosage ?? [];

  test.each([
    ['more than, in a bullet', '* >50 kg: 900 mg', '>50 kg: 900 mg'],
    ['more than, alone', '> 50 kg: 900 mg', '> 50 kg: 900 mg'],
    ['less than', 'CrCl <30 mL/min and x<9>z stay', 'CrCl <30 mL/min and x<9>z stay'],
    ['a plus at the start', 'Vitamin C\n+ zinc', 'Vitamin C + zinc'],
    ['alleles', 'HLA-B*1502 and HLA-A*3101, or *1/*2', 'HLA-B*1502 and HLA-A*3101, or *1/*2'],
    ['escapes', 'a \\*star\\* and 5 \\> 4', 'a *star* and 5 > 4'],
    ['entities', 'below &lt;5 &plusmn; 1', 'below <5 ± 1'],
    ['underscores in words', 'the snake_case_word', 'the snake_case_word'],
    ['a multiplication', 'weight * 0.5 * age', 'weight * 0.5 * age'],
    ['a hard break', 'one  \ntwo', 'one\ntwo'],
    ['spaces', 'one.  Two', 'one. Two'],
    ['indented text', '    not code', 'not code'],
    ['an underline', 'not a heading\n---\nmore', 'not a heading\nmore'],
  ])('%s', (_name, source, shown) => {
    expect(plainText(dosage(`${source}.`))).toBe(`${shown}.`);
  });

  test('raised and lowered text keeps its mark', () => {
    const [block] = dosage('10<sup>6</sup> units of H<sub>2</sub>O.');
    expect(block?.children.map((child) => [child.text, child.marks])).toEqual([
      ['10', []],
      ['6', ['sup']],
      [' units of H', []],
      ['2', ['sub']],
      ['O.', []],
    ]);
  });

  test('a list that does not count from 1 keeps its numbers as words', () => {
    const blocks = dosage('1. First.\n\nBetween.\n\n2. Second.\n3. Third.');
    expect(blocks.map((block) => [block.listItem, plainText([block])])).toEqual([
      ['number', 'First.'],
      [undefined, 'Between.'],
      [undefined, '2. Second.'],
      [undefined, '3. Third.'],
    ]);
  });
});

describe('the front matter', () => {
  const file = `---
layout: anything
title: "Testazol: forte"
slug: testazol-forte
demonstration: true
brandNames: [Provit]
drugClasses: [Test Drugs]
conditions: [Doubt]
ingredients: [testazol]
identifiers: { rxcui: "0123" }
---
# Testazol: forte

### Usage

For tests.
`;

  test('a number keeps its zeros, so a wrong one is refused', () => {
    expect(() => contentOf(file)).toThrow(/rxcui/);
  });

  test('classes, conditions and ingredients become references', () => {
    const content = contentOf(file.replace('"0123"', '"123"'));
    expect(content.slug.current).toBe('testazol-forte');
    expect(content.drugClasses?.map((one) => one._ref)).toEqual(['drugClass-test-drugs']);
    expect(content.conditions?.map((one) => one._ref)).toEqual(['condition-doubt']);
    expect(content.ingredients).toMatchObject([{ _ref: 'monograph-testazol', _weak: true }]);
    expect(content.source).toMatchObject({ kind: 'authored', path: 'testazol.md' });
  });

  test('a key nobody knows is refused by name', () => {
    expect(() => contentOf(file.replace('"0123"', '"123"').replace('slug:', 'slugg:'))).toThrow(
      /slugg/,
    );
  });
});
