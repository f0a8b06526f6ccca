import type { FREQUENCY, SERIOUSNESS } from '#lib/content/shape/vocabulary.ts';

const NOT_SERIOUS =
  /\b(?:not|non|rarely|less|usually mild|not usually)[- ](?:always |usually |very |considered )?(?:serious|severe)\w*/g;
const SERIOUS =
  /\bserious|\bsevere\b|\blife-?threatening|\bdangerous|\bmedical attention|\bmedical help|\bemergency|\b(?:contact|call|tell|see|notify)\b.{0,40}\b(?:doctor|physician|provider)\b.{0,20}\b(?:immediately|right away|at once)/;
const NOT_COMMON = /\b(?:un|less |not (?:as |very )?)common(?:ly)?\b/g;

/**
 * How the words before a list rank it: by the last sentence, which introduces it.
 * @returns `unspecified` where they say both or neither.
 */
export function seriousnessOf(lead: string): keyof typeof SERIOUSNESS {
  const sentence = lastSentence(lead).toLowerCase();
  const serious = SERIOUS.test(sentence.replace(NOT_SERIOUS, ''));
  const common = /\bcommon(?:ly)?\b/.test(sentence.replace(NOT_COMMON, ''));
  if (serious === common) return 'unspecified';
  return serious ? 'serious' : 'common';
}

/** The last sentence, with the one before it where it only points back: "These include:". */
function lastSentence(text: string): string {
  const sentences = text.trim().split(/(?<=[.!?])\s+|\n/);
  const last = sentences.at(-1) ?? '';
  return /^(?:these|they|such|examples)\b/i.test(last) ? sentences.slice(-2).join(' ') : last;
}

const NUMBER = String.raw`(\d+(?:[.,]\d+)*)`;
const RANGE = new RegExp(
  String.raw`${NUMBER}\s*%?\s*(?:-|–|to|and)\s*(?:<|less than )?\s*${NUMBER}\s*%`,
  'g',
);
const LIMIT = new RegExp(
  String.raw`(>|≥|<|more than|at least|over|less than|fewer than)\s*${NUMBER}\s*%`,
  'g',
);
const ODDS_RANGE = new RegExp(String.raw`1 in ${NUMBER}\s*(?:and|to|-|–)\s*1 in ${NUMBER}`, 'g');
const ODDS_LIMIT = new RegExp(
  String.raw`(>|≥|<|more than|at least|less than|fewer than)\s*1 in ${NUMBER}`,
  'g',
);

type Band = keyof typeof FREQUENCY;

/** The bands by their limits in people per 10,000 (CIOMS Working Group III, 1995). */
const BANDS: Record<string, Band> = {
  '1000-': 'veryCommon',
  '100-1000': 'common',
  '10-100': 'uncommon',
  '1-10': 'rare',
  '-1': 'veryRare',
};

/**
 * The frequency band that the words before a list state in numbers.
 * @returns undefined without a number, with several, or where it is no band's limit.
 */
export function frequencyOf(lead: string): Band | undefined {
  const text = lastSentence(lead).toLowerCase();
  const found = [
    ...[...text.matchAll(RANGE)].map((match) => span(percent(match[1]), percent(match[2]))),
    ...[...text.replace(RANGE, '').matchAll(LIMIT)].map((match) =>
      limit(match[1], percent(match[2])),
    ),
    ...[...text.matchAll(ODDS_RANGE)].map((match) => span(odds(match[1]), odds(match[2]))),
    ...[...text.replace(ODDS_RANGE, '').matchAll(ODDS_LIMIT)].map((match) =>
      limit(match[1], odds(match[2])),
    ),
  ];
  const band = found.length === 1 ? BANDS[found[0] ?? ''] : undefined;
  return band !== undefined && contradicts(text, band) ? undefined : band;
}

/** "Less common (1-10%)": the page would call common what the text calls less common. */
function contradicts(text: string, band: Band): boolean {
  const frequent = band === 'veryCommon' || band === 'common';
  const saysRare = text.search(NOT_COMMON) !== -1 || /\brare(?:ly)?\b|\binfrequent/.test(text);
  const saysCommon = /\bcommon(?:ly)?\b/.test(text.replace(NOT_COMMON, ''));
  return frequent ? saysRare : saysCommon;
}

function span(one: number, other: number): string {
  return `${Math.min(one, other)}-${Math.max(one, other)}`;
}

function limit(sign: string | undefined, value: number): string {
  return /^(?:>|≥|more|at least|over)/.test(sign ?? '') ? `${value}-` : `-${value}`;
}

function percent(text: string | undefined): number {
  return Math.round(Number(text) * 100 * 1000) / 1000;
}

function odds(text: string | undefined): number {
  return 10_000 / Number((text ?? '').replaceAll(',', ''));
}
