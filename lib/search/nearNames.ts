import type { WordStart } from './wordStarts.ts';

/** Longer texts are not compared letter by letter: they are no slip of a name. */
const LONGEST_COMPARED = 60;

/**
 * A name near to a text. `whole`: the slips between the text and all of the name; `begun`: between
 * the text and the beginning of the name that fits best, for a name not yet written to its end.
 */
export type Near = { start: WordStart; whole: number; begun: number };

/**
 * Finds names that differ by slips: a letter too many, too few, wrong, or swapped with its neighbour
 * (Damerau–Levenshtein distance, each letter touched once).
 *
 * The names stand in order, so each shares its first letters with the one before: what has been
 * counted for those letters still holds, and if they are too far from the text already, so is every
 * name that has them.
 */
export class NearNames {
  readonly #starts: readonly WordStart[];
  /** How many letters each shares with the one before. */
  readonly #shared: Uint16Array;

  /** @param starts In order. */
  constructor(starts: readonly WordStart[]) {
    this.#starts = starts;
    this.#shared = Uint16Array.from(starts, ({ rest }, index) =>
      sharedLetters(rest, starts[index - 1]?.rest ?? ''),
    );
  }

  /** All that are at most `limit` slips away, as a whole or as far as they go. */
  to(text: string, limit: number): Near[] {
    if (text.length > LONGEST_COMPARED) return [];
    const count = new SlipCount(text, limit);
    const near: Near[] = [];
    // So many first letters of the last name are too far away already, whatever follows them.
    let tooFar = Number.POSITIVE_INFINITY;
    let begunNear = false;
    for (let index = 0; index < this.#starts.length; index += 1) {
      const shared = this.#shared[index] ?? 0;
      if (shared >= tooFar && !begunNear) continue;
      const start = this.#starts[index];
      if (start === undefined) break;
      const { length } = start.rest;
      if (shared < tooFar) tooFar = count.name(start.rest, shared);
      const begun = count.begun(Math.min(length, tooFar));
      begunNear = begun <= limit;
      const whole = tooFar <= length ? limit + 1 : count.whole(length);
      if (begunNear || whole <= limit) near.push({ start, whole, begun });
    }
    return near;
  }
}

/** The slips between a text and a name, counted letter by letter of the name. */
class SlipCount {
  readonly #text: string;
  readonly #limit: number;
  /** For each number of letters of the name: the slips to each number of letters of the text. */
  readonly #rows: Uint8Array[];
  /** For each number of letters of the name: the fewest slips to the whole text so far. */
  readonly #begun: number[];

  constructor(text: string, limit: number) {
    this.#text = text;
    this.#limit = limit;
    this.#rows = [Uint8Array.from({ length: text.length + 1 }, (_, column) => column)];
    this.#begun = [text.length];
  }

  /**
   * Counts a name.
   * @param shared How many first letters it shares with the one before: they have been counted.
   * @returns after how many letters no name that goes on so can be near; infinity if it is not so.
   */
  name(name: string, shared: number): number {
    for (let letters = shared + 1; letters <= name.length; letters += 1) {
      if (!this.#letter(name, letters)) return letters;
    }
    return Number.POSITIVE_INFINITY;
  }

  /**
   * Counts one letter more.
   * @param letters How many letters of the name that makes; those before have been counted.
   * @returns whether any name that goes on from here can still be near.
   */
  #letter(name: string, letters: number): boolean {
    const text = this.#text;
    const last = this.#rows[letters - 1] ?? new Uint8Array();
    const beforeLast = this.#rows[letters - 2];
    this.#rows[letters] ??= new Uint8Array(text.length + 1);
    const row = this.#rows[letters].fill(MANY);
    row[0] = Math.min(letters, MANY);
    let fewest = letters;
    // Further apart, the difference in length alone is too many slips.
    const from = Math.max(1, letters - this.#limit);
    const to = Math.min(text.length, letters + this.#limit);
    const letter = name.charCodeAt(letters - 1);
    const letterBefore = letters > 1 ? name.charCodeAt(letters - 2) : Number.NaN;
    let textBefore = from > 1 ? text.charCodeAt(from - 2) : Number.NaN;
    for (let column = from; column <= to; column += 1) {
      const written = text.charCodeAt(column - 1);
      let slips = at(last, column - 1) + (written === letter ? 0 : 1);
      slips = Math.min(slips, at(last, column) + 1, at(row, column - 1) + 1);
      if (beforeLast && written === letterBefore && textBefore === letter) {
        slips = Math.min(slips, at(beforeLast, column - 2) + 1);
      }
      textBefore = written;
      row[column] = slips;
      if (slips < fewest) fewest = slips;
    }
    this.#begun[letters] = Math.min(this.begun(letters - 1), at(row, text.length));
    return fewest <= this.#limit;
  }

  whole(letters: number): number {
    return at(this.#rows[letters] ?? new Uint8Array(), this.#text.length);
  }

  begun(letters: number): number {
    return this.#begun[letters] ?? this.#limit + 1;
  }
}

/** More than any limit, and room to add one in a byte. */
const MANY = 200;

function at(row: Uint8Array, column: number): number {
  return row[column] ?? MANY;
}

function sharedLetters(one: string, other: string): number {
  const most = Math.min(one.length, other.length);
  let shared = 0;
  while (shared < most && one[shared] === other[shared]) shared += 1;
  return shared;
}
