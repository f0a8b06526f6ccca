import type { LakeDocument } from '../store/document.ts';

/** Of a short list, documents are kept once they are made: a join goes over it again and again. */
const KEPT_UP_TO = 5000;

/** Documents are made several at a time: the more, the longer one goes on. */
const MADE_AT_ONCE = 256;

/**
 * Takes what finds entries and what makes documents of some; returns an array of the documents.
 * Nothing is found before the array is looked at, and documents are made when they are reached, so
 * that going over a whole dataset does not hold it in memory.
 */
export function documentList<Entry>(
  find: () => readonly Entry[],
  make: (entries: readonly Entry[]) => readonly LakeDocument[],
): readonly LakeDocument[] {
  return new Proxy<LakeDocument[]>([], new DocumentList(find, make));
}

class DocumentList<Entry> implements ProxyHandler<LakeDocument[]> {
  readonly #find: () => readonly Entry[];
  readonly #make: (entries: readonly Entry[]) => readonly LakeDocument[];
  /** All documents of a short list; of a long one those about to be reached. */
  readonly #made = new Map<number, LakeDocument>();
  #ahead = 1;
  #found: readonly Entry[] | undefined;

  constructor(
    find: () => readonly Entry[],
    make: (entries: readonly Entry[]) => readonly LakeDocument[],
  ) {
    this.#find = find;
    this.#make = make;
  }

  get(target: LakeDocument[], name: string | symbol): unknown {
    if (name === 'length') return this.#entries().length;
    const index = indexOf(name);
    return index === undefined ? Reflect.get(target, name) : this.#at(index);
  }

  has(target: LakeDocument[], name: string | symbol): boolean {
    const index = indexOf(name);
    return index === undefined ? Reflect.has(target, name) : index < this.#entries().length;
  }

  #entries(): readonly Entry[] {
    this.#found ??= this.#find();
    return this.#found;
  }

  #at(index: number): LakeDocument | undefined {
    const made = this.#made.get(index);
    if (made || index >= this.#entries().length) return made;
    if (this.#entries().length > KEPT_UP_TO) this.#made.clear();
    const some = this.#entries().slice(index, index + this.#ahead);
    this.#ahead = Math.min(this.#ahead * 2, MADE_AT_ONCE);
    for (const [place, document] of this.#make(some).entries()) {
      this.#made.set(index + place, document);
    }
    return this.#made.get(index);
  }
}

function indexOf(name: string | symbol): number | undefined {
  const index = typeof name === 'string' ? Number(name) : Number.NaN;
  return Number.isInteger(index) && index >= 0 ? index : undefined;
}
