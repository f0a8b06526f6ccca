import { type Candidate, Candidates, type Likeness } from './candidates.ts';
import { DidYouMean } from './didYouMean.ts';
import { asWritten, type Folded, fold } from './fold.ts';
import { Insides } from './insides.ts';
import { type Listed, type Name, namesOf } from './names.ts';
import { WordStarts } from './wordStarts.ts';

/** Fewer letters begin too many classes, and are inside too many names. */
const FEWEST_FOR_PARTS = 3;

export type Found = {
  /** How many pages there are in all. */
  total: number;
  /** Those of the window asked for. */
  hits: Candidate[];
  /**
   * Names that may have been meant, where none begins as was asked. Only ever to be shown as a
   * question.
   */
  didYouMean: Name[];
};

/**
 * All names of all pages, ready to be searched. Built once for each state of the content; a search
 * takes a few milliseconds among tens of thousands of pages.
 */
export class SearchIndex {
  readonly #starts: WordStarts;
  readonly #insides: Insides;
  readonly #didYouMean: DidYouMean;
  /** The titles of the medicines of each class and condition, by its id. */
  readonly #medicines: ReadonlyMap<string, readonly Name[]>;

  constructor(listed: Listed) {
    const names = namesOf(listed);
    this.#starts = new WordStarts(names);
    this.#insides = new Insides(names);
    this.#didYouMean = new DidYouMean(this.#starts);
    this.#medicines = titlesByTerm(names);
  }

  /** @param window Which of the hits to return, counted from 0. */
  search(text: string, window: { from: number; count: number }): Found {
    const asked = fold(text);
    if (asked.compact === '') return { total: 0, hits: [], didYouMean: [] };
    const candidates = new Candidates();
    this.#findByBeginning(asked, asWritten(text), candidates);
    this.#findByWords(asked.words, candidates);
    if (asked.compact.length >= FEWEST_FOR_PARTS) {
      this.#findByTerm(candidates);
      for (const name of this.#insides.containing(asked.compact)) {
        candidates.add({ way: 'inside', name });
      }
    }
    const found = candidates.inOrder();
    return {
      total: found.length,
      hits: found.slice(window.from, window.from + window.count),
      didYouMean: found.some(({ way }) => way !== 'inside') ? [] : this.#didYouMean.for(asked),
    };
  }

  /** Names that are what was asked for, that begin so, or that go on so from one of their words. */
  #findByBeginning(asked: Folded, written: string, candidates: Candidates): void {
    const words = asked.words.join(' ');
    for (const { rest, name, word } of this.#starts.beginningWith(asked.compact)) {
      if (word > 0) candidates.add(byItsWords(name));
      else if (rest !== asked.compact) {
        candidates.add(name.target.kind === 'term' ? byItsWords(name) : { way: 'begins', name });
      } else {
        const way = name.target.kind === 'term' ? 'termCalled' : 'called';
        candidates.add({ way, name }, likeness(name, written, words));
      }
    }
  }

  /** Names in which every word asked for begins some word, in whatever order. */
  #findByWords(words: readonly string[], candidates: Candidates): void {
    if (words.length < 2) return;
    const [fewest = [], ...others] = words
      .map((word) => this.#starts.beginningWith(word))
      .sort((a, b) => a.length - b.length);
    const sets = others.map((starts) => new Set(starts.map(({ name }) => name)));
    for (const { name } of fewest) {
      if (sets.every((names) => names.has(name))) candidates.add(byItsWords(name));
    }
  }

  /** The medicines of the classes and conditions found so far. */
  #findByTerm(candidates: Candidates): void {
    for (const { name } of candidates.inOrder()) {
      if (name.target.kind !== 'term') continue;
      const { term } = name.target;
      for (const title of this.#medicines.get(term.id) ?? []) {
        if (!candidates.has(title.target)) candidates.add({ way: 'ofTerm', name: title, term });
      }
    }
  }
}

function byItsWords(name: Name): Candidate {
  return { way: name.target.kind === 'term' ? 'termBegins' : 'wordBegins', name };
}

function likeness(name: Name, written: string, words: string): Likeness {
  if (asWritten(name.text) === written) return 'asWritten';
  return name.folded.words.join(' ') === words ? 'sameWords' : 'sameLetters';
}

function titlesByTerm(names: readonly Name[]): Map<string, Name[]> {
  const titles = new Map<string, Name[]>();
  for (const name of names) {
    if (name.kind !== 'title' || name.target.kind !== 'medicine') continue;
    const { drugClasses, conditions } = name.target.entry;
    for (const id of new Set([...drugClasses, ...conditions])) {
      const known = titles.get(id);
      if (known === undefined) titles.set(id, [name]);
      else known.push(name);
    }
  }
  return titles;
}
