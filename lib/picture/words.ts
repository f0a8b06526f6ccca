import type { Monograph } from '#lib/content/monograph.ts';
import { MARKET_STATUS } from '#lib/content/shape/vocabulary.ts';
import { SITE_DESCRIPTION, SITE_HEADING } from '#lib/seo/site.ts';

/** What a picture says: a heading, what it is, and what a reader must know before trusting it. */
export type Words = { heading: string; line: string; caution: string };

/** The words of the site's own picture. */
export const SITE_WORDS: Words = { heading: SITE_HEADING, line: SITE_DESCRIPTION, caution: '' };

/** More than this many letters of classes would crowd out the name. */
const LONGEST_LINE = 110;

/** The words of a medicine's picture: they travel without the page, so its cautions go with them. */
export function wordsOf(monograph: Monograph): Words {
  const { title, drugClasses, marketStatus, demonstration, review } = monograph;
  const cautions = [
    marketStatus === 'withdrawn' || marketStatus === 'investigational'
      ? MARKET_STATUS[marketStatus]
      : undefined,
    demonstration ? 'Demonstration content' : undefined,
    review === undefined ? 'Not clinically reviewed' : undefined,
  ];
  return {
    heading: inOneLine(title),
    line: lineOf(drugClasses.map((drugClass) => inOneLine(drugClass.title))),
    caution: cautions.flatMap((caution) => (caution === undefined ? [] : `${caution}.`)).join(' '),
  };
}

/** As many whole names as fit. */
function lineOf(names: readonly string[]): string {
  let line = '';
  for (const name of names) {
    const longer = line === '' ? name : `${line}, ${name}`;
    if (longer.length > LONGEST_LINE) break;
    line = longer;
  }
  return line;
}

/** Letters and their accents as one sign each, as typefaces have them. */
function inOneLine(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim();
}
