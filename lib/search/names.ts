import type { IndexEntry, Term } from '#lib/content/monograph.ts';
import { type Folded, fold } from './fold.ts';

/** A class or condition, as far as search leads to its page. */
export type ListedTerm = Pick<Term, 'id' | 'kind' | 'title' | 'slug'>;

/** What the index is made of: the monographs readers can open, and the pages of their terms. */
export type Listed = { entries: readonly IndexEntry[]; terms: readonly ListedTerm[] };

/** A page that search leads to. */
export type Target = { kind: 'medicine'; entry: IndexEntry } | { kind: 'term'; term: ListedTerm };

/** What a name is to its page, the stronger first. */
export const NAME_KINDS = ['title', 'brand', 'synonym'] as const;

export type NameKind = (typeof NAME_KINDS)[number];

/** One name of one page, ready to be compared. `place`: where it stands in the order of all names. */
export type Name = { text: string; kind: NameKind; target: Target; folded: Folded; place: number };

/** Takes what is listed; returns every name that leads somewhere, in order. */
export function namesOf({ entries, terms }: Listed): Name[] {
  const names: Name[] = [];
  const add = (target: Target, kind: NameKind, texts: readonly string[]) => {
    for (const text of texts) names.push({ text, kind, target, folded: fold(text), place: 0 });
  };
  for (const entry of entries) {
    const target: Target = { kind: 'medicine', entry };
    add(target, 'title', [entry.title]);
    add(target, 'brand', entry.brandNames);
    add(target, 'synonym', entry.synonyms);
  }
  for (const term of terms) add({ kind: 'term', term }, 'title', [term.title]);
  names.sort((a, b) => inOrder(a.folded.compact, b.folded.compact));
  names.forEach((name, place) => {
    name.place = place;
  });
  return names;
}

/** Compares by code points: the same on every machine, and quick. */
export function inOrder(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
