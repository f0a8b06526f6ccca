import { expect, test } from 'vitest';
import { SITE_ADVICE } from '#lib/seo/site.ts';
import { EXAMPLE } from '../../app/(site)/_components/monograph/fixture.ts';
import { MonographArticle } from '../../app/(site)/_components/monograph/MonographArticle.tsx';
import { words, wordsShown } from '../../app/(site)/_components/monograph/wordsShown.ts';
import { monographMarkdown } from './monographPage.ts';
import { wordsOf } from './testing/wordsOf.ts';

const SITE = 'https://example.org';
const SETTINGS = {
  publisher: { name: 'Press' },
  defaultDisclaimer: EXAMPLE.disclaimer ?? [],
  emergencyContacts: [{ region: 'Here', label: 'Ambulance', phone: '+44 999' }],
  reportingContacts: [{ region: 'Here', label: 'Card', url: 'https://example.org/card' }],
};
const PAGE = { monograph: EXAMPLE, settings: SETTINGS, keptSince: '2026-11-23T18:05:00Z' };
const MARKDOWN = monographMarkdown(PAGE, SITE);

/** Words as they are compared: on the page, layout stands for the colon of a label. */
function compared(words: string[]): string[] {
  return words.map((word) => word.replace(/:$/, '')).filter((word) => word !== '');
}

test('the twin has every word of the page, in the same order, and then says what it is not and where it is', () => {
  expect(compared(wordsOf(MARKDOWN))).toEqual([
    ...compared(wordsShown(<MonographArticle {...PAGE} />)),
    ...words(`${SITE_ADVICE} This page on Formulary`),
  ]);
});
