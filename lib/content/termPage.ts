import { inTerms } from './members.ts';
import type { Lists, Term, TermPage } from './monograph.ts';

/**
 * The page of one class or condition.
 * @returns undefined if none has this address.
 */
export function termPageOf(
  { entries, terms }: Lists,
  kind: Term['kind'],
  slug: string,
): TermPage | undefined {
  const term = terms.find((each) => each.kind === kind && each.slug === slug);
  return term && { term, medicines: inTerms(entries).get(term.id) ?? [] };
}

/**
 * Where the class or condition that once had an address has its page today.
 * @returns undefined if none had it.
 */
export function movedTermOf(
  { terms }: Lists,
  kind: Term['kind'],
  slug: string,
): string | undefined {
  return terms.find((each) => each.kind === kind && each.previousSlugs?.includes(slug))?.slug;
}

const known = new WeakMap<Lists, { [kind in Term['kind']]: TermLine[] }>();

type TermLine = { term: Term; count: number };

/** Every class, or every condition, with how many medicines it has; once for all lists. */
export function termLines(lists: Lists, kind: Term['kind']): TermLine[] {
  const earlier = known.get(lists);
  if (earlier !== undefined) return earlier[kind];
  const members = inTerms(lists.entries);
  const linesOf = (wanted: Term['kind']) =>
    lists.terms
      .filter((term) => term.kind === wanted)
      .map((term) => ({ term, count: members.get(term.id)?.length ?? 0 }));
  const lines = { drugClass: linesOf('drugClass'), condition: linesOf('condition') };
  known.set(lists, lines);
  return lines[kind];
}
