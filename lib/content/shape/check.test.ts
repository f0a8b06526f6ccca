import { describe, expect, test } from 'vitest';
import { check, pathText, SHAPES } from './check.ts';
import { paragraphs, sampleDocument } from './fixtures.ts';

function faultsOf(change: (document: Record<string, unknown>) => void): string[] {
  const document: Record<string, unknown> = { ...sampleDocument() };
  change(document);
  const checked = check(SHAPES.monograph, document);
  return checked.valid ? [] : checked.faults.map(({ path, rule }) => `${pathText(path)}: ${rule}`);
}

describe('the shape of a monograph', () => {
  test('accepts a whole one, unchanged', () => {
    const checked = check(SHAPES.monograph, sampleDocument());
    expect(checked).toEqual({ valid: true, value: sampleDocument() });
  });

  test('refuses words in a field that no page shows', () => {
    expect(faultsOf((document) => Object.assign(document, { secretDose: '5 g' }))).toEqual([
      'secretDose: unknown-field',
    ]);
  });

  test('refuses plain text where rich text is expected, and a field set to null', () => {
    expect(faultsOf((document) => Object.assign(document, { usage: 'text' }))).toEqual([
      'usage: invalid_type',
    ]);
    expect(faultsOf((document) => Object.assign(document, { dosage: null }))).toEqual([
      'dosage: invalid_type',
    ]);
  });

  test('refuses marks, styles and blocks that the page cannot show', () => {
    const [block] = paragraphs('10 times 6');
    const bent = (change: object) => faultsOf((it) => Object.assign(it, { usage: [change] }));
    expect(bent({ ...block, style: 'h2' })).toEqual(['usage[_key=="b0"].style: invalid_value']);
    expect(bent({ ...block, _type: 'image' })).toEqual(['usage[_key=="b0"]._type: invalid_value']);
    expect(bent({ ...block, listItem: 'bullet', level: 4 })).toEqual([
      'usage[_key=="b0"].level: too_big',
    ]);
    expect(bent({ ...block, children: [{ ...block?.children[0], marks: ['underline'] }] })).toEqual(
      ['usage[_key=="b0"].children[_key=="s0"].marks: unknown-mark'],
    );
  });

  test('refuses links that run script or leave for nowhere', () => {
    const linked = (href: string) =>
      faultsOf((document) =>
        Object.assign(document, {
          usage: [{ ...paragraphs('x')[0], markDefs: [{ _type: 'link', _key: 'l', href }] }],
        }),
      ).length;
    for (const href of [
      'javascript:alert(1)',
      'java\nscript:alert(1)',
      '//evil.example',
      '/\\evil.example',
      'data:text/html,x',
      'https://',
      '',
    ]) {
      expect(linked(href), href).toBe(1);
    }
    for (const href of ['https://www.nhs.uk/medicines/', '/drugs/warfarin', 'tel:+44111']) {
      expect(linked(href), href).toBe(0);
    }
  });

  test('names the character that a reader could not see', () => {
    const checked = check(SHAPES.monograph, {
      ...sampleDocument(),
      usage: paragraphs('Take 1\u200B0 mg'),
    });
    expect(checked.valid ? [] : checked.faults[0]?.message).toContain('U+200B at position 7');
  });

  test('needs at least one section that says something', () => {
    const { _id, _type, _rev, _createdAt, _updatedAt, title, slug } = sampleDocument();
    const bare = { _id, _type, _rev, _createdAt, _updatedAt, title, slug };
    const checked = check(SHAPES.monograph, bare);
    expect(checked.valid ? [] : checked.faults).toMatchObject([
      { rule: 'no-content', message: expect.stringContaining('at least one section') },
    ]);
  });

  test('ties a review to references, and its next date to three years', () => {
    const review = (nextDue: string) => ({
      reviewer: { _type: 'reference', _ref: 'person-a' },
      date: '2026-02-28',
      nextDue,
    });
    expect(faultsOf((it) => Object.assign(it, { review: review('2029-02-28') }))).toEqual([
      'references: reviewed-without-references',
    ]);
    const references = [{ _type: 'citation', _key: 'c', citation: 'A book' }];
    expect(
      faultsOf((it) => Object.assign(it, { review: review('2029-03-01'), references })),
    ).toEqual(['review.nextDue: review-span']);
    expect(
      faultsOf((it) => Object.assign(it, { review: review('2026-02-28'), references })),
    ).toEqual(['review.nextDue: review-order']);
    expect(
      faultsOf((it) => Object.assign(it, { review: review('2028-02-31'), references })),
    ).toEqual(['review.nextDue: invalid_format']);
  });

  test('allows one care card of each level, and no link in the emergency card', () => {
    const card = (key: string, level: string, heading = 'Call 999 if:') => ({
      _type: 'careCard',
      _key: key,
      level,
      heading,
      text: paragraphs('You cannot breathe.'),
    });
    const cards = (...careCards: unknown[]) => faultsOf((it) => Object.assign(it, { careCards }));
    expect(cards(card('a', 'emergency'), card('b', 'urgent'))).toEqual([]);
    expect(cards(card('a', 'urgent'), card('b', 'urgent'))).toEqual([
      'careCards[_key=="b"].level: one-card-per-level',
    ]);
    expect(cards(card('a', 'urgent', 'Call 999'))).toHaveLength(1);
    const link = { _type: 'link', _key: 'l', href: 'https://www.nhs.uk' };
    const leading = { ...paragraphs('Go')[0], markDefs: [link] };
    expect(cards({ ...card('a', 'emergency'), text: [leading] })).toHaveLength(1);
  });

  test('says of a missing field that it is missing', () => {
    const { title, ...rest } = sampleDocument();
    const checked = check(SHAPES.monograph, rest);
    expect(title).toBe('Exampline');
    expect(checked).toEqual({
      valid: false,
      faults: [{ path: ['title'], rule: 'required', message: 'Required: fill this in.' }],
    });
  });
});
