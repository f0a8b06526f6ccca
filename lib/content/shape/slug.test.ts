import { expect, test } from 'vitest';
import { slugFromTitle } from './slug.ts';
import { slugText } from './text.ts';

test.each([
  ['Amoxicillin + Clavulanic Acid', 'amoxicillin-clavulanic-acid'],
  ['Immune F(ab’)2 + β-Carotène', 'immune-f-ab-2-beta-carotene'],
  ['St John’s Wort', 'st-johns-wort'],
])('the address of "%s" is %s', (title, slug) => {
  expect(slugFromTitle(title)).toBe(slug);
  expect(slugText.safeParse(slug).success).toBe(true);
});

test('a title without a Latin letter or digit has none', () => {
  expect(slugFromTitle('… ☤')).toBe('');
});
