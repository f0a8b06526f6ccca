import { type ListedTerm, NAME_KINDS, type Name, type Target } from './names.ts';

/**
 * How a page was found, the nearest first: by a name that is what was asked for, or begins so, or
 * has words that begin so; by a class or condition; by a name that has it inside.
 */
const WAYS = [
  'called',
  'termCalled',
  'begins',
  'wordBegins',
  'termBegins',
  'ofTerm',
  'inside',
] as const;

export type Way = (typeof WAYS)[number];

/** How alike a name that was `called` is: letter for letter, by its words, or by its letters alone. */
const LIKENESS = ['asWritten', 'sameWords', 'sameLetters'] as const;

export type Likeness = (typeof LIKENESS)[number];

/** A page by the name it was found by. `term`: the class or condition that an `ofTerm` belongs to. */
export type Candidate = { way: Way; name: Name; term?: ListedTerm };

/** More than there are names. */
const SCALE = 2 ** 32;

/** The pages found for one query, each by the nearest of its names. */
export class Candidates {
  readonly #best = new Map<Target, Candidate & { score: number }>();

  has(target: Target): boolean {
    return this.#best.has(target);
  }

  add(candidate: Candidate, likeness: Likeness = 'asWritten'): void {
    const { way, name } = candidate;
    const nearness = WAYS.indexOf(way) * LIKENESS.length + LIKENESS.indexOf(likeness);
    const kind = nearness * NAME_KINDS.length + NAME_KINDS.indexOf(name.kind);
    const score = kind * SCALE + name.place;
    const known = this.#best.get(name.target);
    if (known === undefined || score < known.score) {
      this.#best.set(name.target, { ...candidate, score });
    }
  }

  /** All of them, the nearest first. */
  inOrder(): Candidate[] {
    return [...this.#best.values()].sort((a, b) => a.score - b.score);
  }
}
