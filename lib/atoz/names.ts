import type { IndexEntry } from '#lib/content/monograph.ts';

/** One line of the A to Z: a monograph, or another name that leads to one. */
export type Line = {
  name: string;
  slug: string;
  /** The name to see instead. */
  see?: string;
  marketStatus?: IndexEntry['marketStatus'];
};

/** A line with what decides its place. */
export type PlacedLine = Line & {
  /** Its letters and digits in lower case, without accents: what its page is found by. */
  letters: string;
  /** Sorts as a dictionary does, word by word, numbers by their value. */
  order: string;
};

/** Letters that are no accented form of another and do not come apart by themselves. */
const LETTERS: Record<string, string> = {
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ß: 'ss',
  ı: 'i',
};

const LONGEST_NUMBER = 8;

const known = new WeakMap<IndexEntry, PlacedLine[]>();

/** The lines of one medicine: its own name, and each other name once; worked out once for each. */
export function linesOf(entry: IndexEntry): PlacedLine[] {
  const earlier = known.get(entry);
  if (earlier !== undefined) return earlier;
  const { title, slug, marketStatus } = entry;
  const status = marketStatus && marketStatus !== 'active' ? { marketStatus } : {};
  const lines = new Map([[folded(title), placed({ name: title, slug, ...status })]]);
  for (const name of [...entry.brandNames, ...entry.synonyms]) {
    const key = folded(name);
    if (!lines.has(key)) lines.set(key, placed({ name, slug, see: title, ...status }));
  }
  const all = [...lines.values()];
  known.set(entry, all);
  return all;
}

/** As a dictionary reads it: no case, no accents. */
function folded(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[æœøłđðþßı]/g, (letter) => LETTERS[letter] ?? letter);
}

function placed(line: Line): PlacedLine {
  const words = folded(line.name)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
  const order = words.replace(/\d+/g, (digits) => digits.padStart(LONGEST_NUMBER, '0'));
  return { ...line, letters: words.replaceAll(' ', ''), order };
}
