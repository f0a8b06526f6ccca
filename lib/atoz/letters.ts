import type { IndexEntry } from '#lib/content/monograph.ts';
import { linesOf, type PlacedLine } from './names.ts';

/** One heading of the A to Z with its lines; no lines for a letter nothing begins with. */
export type LetterGroup = {
  /** `A`, or `0 to 9`. */
  heading: string;
  /** The part of the A to Z as its address names it: `a`, or `0-9`. */
  part: string;
  /** Its place on a page that shows more than one. */
  id: string;
  lines: readonly PlacedLine[];
};

const ALPHABET = [...'abcdefghijklmnopqrstuvwxyz'];

/** Names that begin with a digit; those in other scripts or of signs alone stand with them. */
export const DIGITS = '0-9';

const known = new WeakMap<readonly IndexEntry[], LetterGroup[]>();

/**
 * The A to Z: every monograph by its name, every brand and synonym with the name to see instead.
 * All letters are there, also empty ones; a group for digits only if a name begins with one. Worked
 * out once for each list.
 */
export function letterGroups(entries: readonly IndexEntry[]): LetterGroup[] {
  const earlier = known.get(entries);
  if (earlier !== undefined) return earlier;
  const lines = Map.groupBy(entries.flatMap(linesOf), letterOf);
  const parts = lines.has(DIGITS) ? [...ALPHABET, DIGITS] : ALPHABET;
  const groups = parts.map((part) => ({
    heading: headingOf(part),
    part,
    id: `letter-${part}`,
    lines: (lines.get(part) ?? []).sort(byOrder),
  }));
  known.set(entries, groups);
  return groups;
}

/** The letter, or `0-9`, under which a medicine's own name stands. */
export function ownLetter(entry: IndexEntry): string {
  const [own] = linesOf(entry);
  return own === undefined ? DIGITS : letterOf(own);
}

function letterOf({ letters }: PlacedLine): string {
  return /^[a-z]/.test(letters) ? letters.charAt(0) : DIGITS;
}

/** How a part of the A to Z is called: `c` → "C", `0-9` → "0 to 9". */
export function headingOf(part: string): string {
  return part === DIGITS ? '0 to 9' : part.charAt(0).toUpperCase() + part.slice(1);
}

function byOrder(a: PlacedLine, b: PlacedLine): number {
  return compare(a.order, b.order) || compare(a.name, b.name) || compare(a.slug, b.slug);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
