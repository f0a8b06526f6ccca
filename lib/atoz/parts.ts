import type { IndexEntry } from '#lib/content/monograph.ts';
import { DIGITS, headingOf, letterGroups } from './letters.ts';
import type { PlacedLine } from './names.ts';

/** More lines make a page slow to load and long to scroll: what has more is split. */
export const LINES_PER_PAGE = 1_000;

/** Whoever has typed this many letters reads on, however many lines there are. */
const MOST_LETTERS = 3;

/** A page of the A to Z: its lines, or the parts that they are split into. */
export type Part = {
  /** `c`, `ce`, `0-9` */
  name: string;
  /** "C", "Ce", "0 to 9" */
  heading: string;
  /** How many names begin so. */
  count: number;
  /** Those shown here; in a part that is split, names that are no longer than it. */
  lines: readonly PlacedLine[];
  parts: { name: string; heading: string; count: number }[];
};

/**
 * One page of the A to Z.
 * @param name A letter, `0-9`, or the first letters of names of which there are many.
 * @returns undefined if there is no such page: no such letter, or fewer letters are enough.
 */
export function partOf(entries: readonly IndexEntry[], name: string): Part | undefined {
  const groups = letterGroups(entries);
  const group = groups.find(({ part }) => part === (name === DIGITS ? DIGITS : name.charAt(0)));
  if (group === undefined) return name === DIGITS ? partWith(DIGITS, []) : undefined;
  let part = partWith(group.part, group.lines);
  for (let length = 2; part.name !== name; length += 1) {
    const next = name.slice(0, length);
    if (length > name.length || !part.parts.some((each) => each.name === next)) return undefined;
    part = partWith(
      next,
      group.lines.filter(({ letters }) => letters.startsWith(next)),
    );
  }
  return part;
}

/** The pages that a name's line may stand on, from its letter to the one that shows it. */
export function partsOfName(entries: readonly IndexEntry[], { letters }: PlacedLine): string[] {
  if (!/^[a-z]/.test(letters)) return [DIGITS];
  const names: string[] = [];
  for (let length = 1; length <= MOST_LETTERS && length <= letters.length; length += 1) {
    const name = letters.slice(0, length);
    if (partOf(entries, name) === undefined) break;
    names.push(name);
  }
  return names;
}

function partWith(name: string, lines: readonly PlacedLine[]): Part {
  const part = { name, heading: headingOf(name), count: lines.length };
  const isSplit = lines.length > LINES_PER_PAGE && name !== DIGITS && name.length < MOST_LETTERS;
  if (!isSplit) return { ...part, lines, parts: [] };
  const longer = lines.filter(({ letters }) => letters.length > name.length);
  const groups = Map.groupBy(longer, ({ letters }) => letters.slice(0, name.length + 1));
  return {
    ...part,
    lines: lines.filter(({ letters }) => letters.length <= name.length),
    parts: [...groups]
      .map(([each, { length }]) => ({ name: each, heading: headingOf(each), count: length }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
  };
}
