import { inOrder, type Name } from './names.ts';

/** The rest of a name from one of its words on, without spaces; the whole name if `word` is 0. */
export type WordStart = { rest: string; name: Name; word: number };

/**
 * Every name from each of its words on, in order, so that all that begin alike stand together: one
 * look finds what is called, begins with, or has a word that begins with what was asked.
 */
export class WordStarts {
  readonly all: readonly WordStart[];

  constructor(names: readonly Name[]) {
    this.all = names.flatMap(startsOf).sort((a, b) => inOrder(a.rest, b.rest));
  }

  /** All that begin with a text. */
  beginningWith(text: string): readonly WordStart[] {
    return this.all.slice(this.#firstFrom(text), this.#firstFrom(`${text}\uffff`));
  }

  /** The names that are written exactly so, signs and spaces aside. */
  called(compact: string): Name[] {
    const found: Name[] = [];
    for (let at = this.#firstFrom(compact); this.all[at]?.rest === compact; at += 1) {
      const start = this.all[at];
      if (start?.word === 0) found.push(start.name);
    }
    return found;
  }

  #firstFrom(text: string): number {
    let low = 0;
    let high = this.all.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const start = this.all[middle];
      if (start !== undefined && start.rest < text) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function startsOf(name: Name): WordStart[] {
  let position = 0;
  return name.folded.words.map((text, word) => {
    const rest = name.folded.compact.slice(position);
    position += text.length;
    return { rest, name, word };
  });
}
