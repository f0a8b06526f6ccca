import type { IndexEntry, Lists, Term } from './monograph.ts';

type Found = { entries: readonly IndexEntry[]; terms: readonly Term[] };

const titles = new Intl.Collator('en');

/**
 * The lists as this process last saw them. While they say the same they stay the same objects, so
 * that what is derived from them (letters, members, a search index) is made once for each change.
 */
export class ListMemory {
  #latest: { found: Found; lists: Lists } | undefined;

  /** The lists of this process that stand in the store, and the time under which they do. */
  written: { lists: Lists; seenAt: Date } | undefined;

  /** Takes what was found, in the lake's order; returns it by title. */
  settle(found: Found): Lists {
    if (this.#latest && saysTheSame(this.#latest.found, found)) return this.#latest.lists;
    const lists = {
      entries: found.entries.toSorted(byTitle),
      terms: found.terms.toSorted(byTitle),
    };
    this.#latest = { found, lists };
    return lists;
  }
}

function saysTheSame(before: Found, now: Found): boolean {
  return areSame(before.entries, now.entries) && areSame(before.terms, now.terms);
}

/** Entries keep their identity with their verdict; only those of kept copies are read each time. */
function areSame(before: readonly object[], now: readonly object[]): boolean {
  return (
    before.length === now.length &&
    before.every(
      (each, index) => each === now[index] || JSON.stringify(each) === JSON.stringify(now[index]),
    )
  );
}

function byTitle(a: { id: string; title: string }, b: { id: string; title: string }): number {
  return titles.compare(a.title, b.title) || titles.compare(a.id, b.id);
}
