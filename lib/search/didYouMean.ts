import type { Folded } from './fold.ts';
import type { Name, Target } from './names.ts';
import { type Near, NearNames } from './nearNames.ts';
import type { WordStart, WordStarts } from './wordStarts.ts';

const MOST_SUGGESTIONS = 5;

/** More words than this are no name: the rest is not looked at. */
const MOST_WORDS = 12;

/** Shorter words ("mg", "tab") are in too many names to mean one of them. */
const SHORTEST_PART = 4;

/** Of a text that is no name as a whole, so many words are tried by themselves: the longest ones. */
const MOST_WORDS_TRIED = 2;

/** No name has so many slips that it is still worth asking back. */
const MOST_SLIPS = 3;

/**
 * Names that a reader may have meant who asked for one that is not there. They are for asking back
 * with, never for answering: names of different medicines differ by as little as a slip.
 */
export class DidYouMean {
  readonly #starts: WordStarts;
  readonly #nearNames: NearNames;

  constructor(starts: WordStarts) {
    this.#starts = starts;
    this.#nearNames = new NearNames(starts.all);
  }

  /** @returns the likeliest first, one name for each page. */
  for(asked: Folded): Name[] {
    const words = asked.words.slice(0, MOST_WORDS);
    const among = this.#among(words);
    if (among.length > 0) return oneForEachPage(among);
    // Each further slip costs much more looking, and several words are seldom so wrong.
    const near = this.#near(asked.compact, words.length === 1 ? MOST_SLIPS : MOST_SLIPS - 1);
    if (near.length > 0 || words.length === 1) return oneForEachPage(near);
    const longest = words.toSorted((a, b) => b.length - a.length).slice(0, MOST_WORDS_TRIED);
    return oneForEachPage(longest.flatMap((word) => this.#near(word, MOST_SLIPS - 1)));
  }

  /** Names that stand among the words asked for ("ibuprofen" in "ibuprofen 200 mg"), longest first. */
  #among(words: readonly string[]): Name[] {
    const names: Name[] = [];
    for (let count = words.length - 1; count > 0; count -= 1) {
      for (let first = 0; first + count <= words.length; first += 1) {
        const part = words.slice(first, first + count).join('');
        if (part.length >= SHORTEST_PART) names.push(...this.#starts.called(part));
      }
    }
    return names;
  }

  /** Names a few slips away, from any of their words on; if none, those that begin almost so. */
  #near(text: string, most: number): Name[] {
    const limit = Math.min(most, slipsAllowed(text.length));
    if (limit === 0) return [];
    const near = this.#nearNames.to(text, limit);
    const wholes = near.filter(({ whole }) => whole <= limit);
    if (wholes.length > 0) return likeliestFirst(wholes, text, 'whole');
    // The beginnings of names are alike more often than the names.
    const begun = near.filter((each) => each.begun < limit);
    return likeliestFirst(begun, text, 'begun');
  }
}

/** The longer a name, the more slips it survives; the shortest names are all alike. */
function slipsAllowed(length: number): number {
  if (length < 4) return 0;
  if (length < 6) return 1;
  return length < 9 ? 2 : MOST_SLIPS;
}

/** Few slips first; then names as a whole before their later words, and those that begin alike. */
function likeliestFirst(near: readonly Near[], text: string, extent: 'whole' | 'begun'): Name[] {
  const beginsAlike = ({ rest }: WordStart) => rest[0] === text[0];
  return near
    .toSorted(
      (a, b) =>
        a[extent] - b[extent] ||
        Number(a.start.word > 0) - Number(b.start.word > 0) ||
        Number(beginsAlike(b.start)) - Number(beginsAlike(a.start)),
    )
    .map(({ start }) => start.name);
}

function oneForEachPage(names: readonly Name[]): Name[] {
  const byPage = new Map<Target, Name>();
  for (const name of names) if (!byPage.has(name.target)) byPage.set(name.target, name);
  return [...byPage.values()].slice(0, MOST_SUGGESTIONS);
}
