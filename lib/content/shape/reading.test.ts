import { describe, expect, test } from 'vitest';
import { sampleDocument } from './fixtures.ts';
import { readingOrder } from './reading.ts';

describe('the reading order', () => {
  test('holds every word of every section once, in the order of the page', () => {
    const text = readingOrder(sampleDocument()).map((passage) => passage.text);
    expect(text).toEqual([
      'Exampline',
      'Generic name',
      'Exampline',
      'Usage',
      'Exampline eases invented aches.',
      'Dosage',
      'Take 0.5 mg once a day; if you weigh >50 kg, 1 mg.',
      'Stopping',
      'Stop slowly.',
      'Side effects',
      'Most people notice nothing.',
      'Common side effects include:',
      'Yawning',
      'Get help at once for:',
      'Trouble breathing',
      'Report what you notice.',
      'How it works',
      'Nobody knows.',
      'Precautions',
      'Pregnancy and breastfeeding',
      'Ask first.',
      'FAQs',
      'Q: What if I miss a dose?',
      'A: Skip it.',
      'Disclaimer: This medicine is invented.',
    ]);
  });

  test('leaves out what an editor has not written, heading and all', () => {
    const { title, slug, usage } = sampleDocument();
    expect(readingOrder({ title, slug, usage }).map((passage) => passage.text)).toEqual([
      'Exampline',
      'Usage',
      'Exampline eases invented aches.',
    ]);
  });
});
