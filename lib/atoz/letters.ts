import type { IndexEntry } from '#lib/content/monograph.ts';

/** One line of the A to Z: a monograph, or another name that leads to one. */
export type Line = { name: string; slug: string; see?: string };

/** One heading of the A to Z with its lines; no lines for a letter nothing begins with. */
export type LetterGroup = { heading: string; id: string; lines: Line[] };

const ALPHABET = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const DIGITS = '0 to 9';
const order = new Intl.Collator('en', { sensitivity: 'base', numeric: true });

/**
 * The A to Z: every monograph by its name, every brand and synonym with the name to see instead.
 * All letters are there, also empty ones; a group for digits only if a name begins with one.
 */
export function letterGroups(entries: readonly IndexEntry[]): LetterGroup[] {
  const lines = entries.flatMap(linesOf).sort((a, b) => order.compare(a.name, b.name));
  const byHeading = new Map<string, Line[]>();
  for (const line of lines) {
    const heading = headingOf(line.name);
    const known = byHeading.get(heading);
    if (known === undefined) byHeading.set(heading, [line]);
    else known.push(line);
  }
  const headings = byHeading.has(DIGITS) ? [...ALPHABET, DIGITS] : ALPHABET;
  return headings.map((heading) => ({
    heading,
    id: heading === DIGITS ? 'letter-0-9' : `letter-${heading.toLowerCase()}`,
    lines: byHeading.get(heading) ?? [],
  }));
}

function linesOf(entry: IndexEntry): Line[] {
  const { title, slug } = entry;
  const others = [...entry.brandNames, ...entry.synonyms].filter(
    (name) => order.compare(name, title) !== 0,
  );
  const unique = others.filter(
    (name, index) => others.findIndex((other) => order.compare(other, name) === 0) === index,
  );
  return [{ name: title, slug }, ...unique.map((name) => ({ name, slug, see: title }))];
}

/** The first letter or digit decides; names in other scripts or signs alone stand with the digits. */
export function headingOf(name: string): string {
  const first = name
    .normalize('NFD')
    .toUpperCase()
    .match(/[A-Z0-9]/)?.[0];
  return first !== undefined && /[A-Z]/.test(first) ? first : DIGITS;
}
