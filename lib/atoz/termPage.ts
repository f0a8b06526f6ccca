import { inTerms } from '#lib/content/members.ts';
import type { IndexEntry, Lists, Term } from '#lib/content/monograph.ts';

/** The page of a class or condition: what it is, and the medicines that belong to it. */
export type TermPage = { term: Term; medicines: readonly IndexEntry[] };

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

/** Every class, or every condition, with how many medicines it has. */
export function termsOf(
  { entries, terms }: Lists,
  kind: Term['kind'],
): { term: Term; count: number }[] {
  const members = inTerms(entries);
  return terms
    .filter((term) => term.kind === kind)
    .map((term) => ({ term, count: members.get(term.id)?.length ?? 0 }));
}
