import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { check } from '#lib/content/shape/check.ts';
import { type MonographContent, monographContent } from '#lib/content/shape/monograph.ts';
import { isRecord } from './keys.ts';
import { proveNothingLost } from './proof.ts';
import { contentOf, fileWith } from './testing.ts';

const text = fileWith({
  'Generic Name': 'Testazol',
  Usage: 'For tests of:\n\n1. one thing;\n2. another, <5 ± 1 and 10<sup>6</sup>.',
  'Side Effects': 'Common side effects include:\n\n* Yawning\n* Sighing',
  Precautions: '* **Driving:** Do not.\n* **Liver:** Halve it.',
  FAQs: '* **Q: Is it blue?** A: No.\n\n**Disclaimer:** Not advice.',
});
const [, , body = ''] = text.split(/^---\n/m);
const source = { body, bodyLine: 4 };
const content = contentOf(text);

/** The texts of a document that the page shows, each with the way to replace it. */
function places(
  value: unknown,
  replace: (value: unknown) => unknown,
): [string, (text: string) => unknown][] {
  if (Array.isArray(value)) {
    return value.flatMap((member, index) =>
      places(member, (changed) => replace(value.with(index, changed))),
    );
  }
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([name, member]): [string, (text: string) => unknown][] => {
    const put = (changed: unknown) => replace({ ...value, [name]: changed });
    if (name === 'slug' || name === 'source') return [];
    if (typeof member !== 'string') return places(member, put);
    return ['title', 'text', 'question', 'label'].includes(name) ? [[member, put]] : [];
  });
}

const texts = places(content, (changed) => changed).filter(([said]) => said.trim() !== '');

function typed(value: unknown): MonographContent {
  const checked = check(monographContent, value);
  if (checked.valid) return checked.value;
  throw new Error(checked.faults.map((fault) => fault.message).join());
}

describe('the proof that nothing was lost', () => {
  test('holds for what was converted', () => {
    expect(proveNothingLost(source, content)).toBeUndefined();
  });

  test('notices any word or sign that is added, lost or altered anywhere', () => {
    const word = fc.constantFrom('not', '<', '>', '≥', '.', '5', '0', 'mg', '-', '%', 'Q:', 'a');
    fc.assert(
      fc.property(fc.nat(), fc.nat(), word, fc.boolean(), (which, where, added, removes) => {
        const [said, put] = texts[which % texts.length] ?? ['', () => content];
        const words = said.split(' ');
        const at = where % words.length;
        // A list member must keep some text to be one.
        const changed =
          removes && words.length > 1 ? words.toSpliced(at, 1) : words.toSpliced(at, 0, added);
        if (changed.join(' ').trim() === said.trim()) return;
        expect(proveNothingLost(source, typed(put(changed.join(' '))))).toMatchObject({
          kind: 'words differ',
        });
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    ['a raised digit set level', '"marks":["sup"]', '"marks":[]'],
    ['numbers of a list shown as bullets', '"listItem":"number"', '"listItem":"bullet"'],
    ['two words run together', 'one thing', 'onething'],
    ['a word split', 'Yawning', 'Yaw ning'],
    ['two effects swapped', /Yawning(.*?)Sighing/, 'Sighing$1Yawning'],
  ])('notices %s', (_name, from, to) => {
    const changed = JSON.stringify(content).replaceAll(
      from instanceof RegExp ? new RegExp(from, 'g') : from,
      to,
    );
    expect(proveNothingLost(source, typed(JSON.parse(changed)))).toBeDefined();
  });

  test('notices an answer pasted into its question', () => {
    const faqs = content.faqs?.map((faq) => ({ ...faq, question: 'Is it blue? A: No.' }));
    expect(proveNothingLost(source, { ...content, faqs })).toBeDefined();
  });

  test('names the line where the words part', () => {
    const lost = proveNothingLost(source, { ...content, precautions: undefined });
    expect(lost?.line).toBe(text.split('\n').indexOf('### Precautions') + 1);
  });
});
