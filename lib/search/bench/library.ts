import type { IndexEntry } from '#lib/content/monograph.ts';
import type { Listed, ListedTerm } from '../names.ts';

const BEGINNINGS =
  'a ab acy al am an at ba be bi ca ce ci clo da de di do e en er es fe flu ga gli ha hy i ke la le li lo ma me mi mo na ne ni o ol pa pe pra pro qui ra ri ro sa se si su ta te ti to tra u va ve vi xa za zo'.split(
    ' ',
  );
const MIDDLES =
  'ba bi co da de di do fe fi ga la le li lo lu ma me mi mo na ne ni no pa pe pi po ra re ri ro sa se si so ta te ti to va ve vi xa xi za zo'.split(
    ' ',
  );
const ENDINGS =
  'cillin cin cycline dipine fenac gliptin lol mab mycin nib nide olol one pam pine pril profen sartan sone statin tadine tidine tinib triptan vir xaban zepam zine zole'.split(
    ' ',
  );
const SALTS = ['hydrochloride', 'sodium', 'maleate', 'phosphate', 'tartrate'];
const TERMS = 400;

/** Takes a number; returns the same number below `limit` each time (a linear congruence, mixed). */
function dice(seed: number) {
  let state = seed >>> 0;
  return (limit: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((((state ^ (state >>> 15)) >>> 0) / 2 ** 32) * limit);
  };
}

/**
 * A made-up library, the same in every run: names sound like those of medicines, so that many begin
 * and end alike; each monograph has up to four brands and two synonyms.
 */
export function madeUpLibrary(monographs: number): Listed {
  const throwDice = dice(20);
  const one = (parts: readonly string[]) => parts[throwDice(parts.length)] ?? '';
  const word = (last: readonly string[]) => {
    const middles = Array.from({ length: 1 + throwDice(3) }, () => one(MIDDLES));
    return one(BEGINNINGS) + middles.join('') + one(last);
  };
  const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
  const several = (most: number, make: () => string) =>
    Array.from({ length: throwDice(most + 1) }, make);
  const terms = Array.from({ length: TERMS }, (_, index): ListedTerm => {
    const kind = index % 2 === 0 ? 'drugClass' : 'condition';
    return {
      id: `term-${index}`,
      kind,
      title: `${capitalised(word(ENDINGS))}s`,
      slug: `term-${index}`,
    };
  });
  const termId = () => `term-${throwDice(TERMS)}`;
  const entries = Array.from({ length: monographs }, (_, index): IndexEntry => {
    const generic = word(ENDINGS);
    const second = throwDice(10);
    const title =
      second === 0
        ? `${generic} and ${word(ENDINGS)}`
        : second < 3
          ? `${generic} ${one(SALTS)}`
          : generic;
    return {
      id: `monograph-${index}`,
      title: capitalised(title),
      slug: `monograph-${index}`,
      brandNames: several(4, () => capitalised(word(MIDDLES))),
      synonyms: several(2, () => word(ENDINGS)),
      updatedAt: '2026-01-01T00:00:00Z',
      drugClasses: several(2, termId),
      conditions: several(3, termId),
      ingredients: [],
    };
  });
  return { entries, terms };
}
