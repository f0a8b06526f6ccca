import type { Name } from './names.ts';

const BETWEEN_NAMES = '\n';

/** All names in one long text, so that one search of it finds what is inside any of them. */
export class Insides {
  readonly #names: readonly Name[];
  readonly #text: string;
  /** Where each name begins in it. */
  readonly #begins: Uint32Array;

  constructor(names: readonly Name[]) {
    this.#names = names;
    this.#begins = new Uint32Array(names.length);
    let position = 0;
    names.forEach(({ folded }, index) => {
      this.#begins[index] = position;
      position += folded.compact.length + BETWEEN_NAMES.length;
    });
    this.#text = names.map(({ folded }) => folded.compact).join(BETWEEN_NAMES);
  }

  /** The names that have a text anywhere in them, each once. */
  containing(text: string): Name[] {
    const found: Name[] = [];
    let index = 0;
    for (let at = this.#text.indexOf(text); at !== -1; ) {
      index = this.#indexAt(at, index);
      const name = this.#names[index];
      const next = this.#begins[index + 1];
      if (name !== undefined) found.push(name);
      if (next === undefined) break;
      at = this.#text.indexOf(text, next);
    }
    return found;
  }

  /** @param from A name that begins before the position or at it. */
  #indexAt(position: number, from: number): number {
    let low = from;
    let high = this.#begins.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if ((this.#begins[middle] ?? 0) <= position) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
