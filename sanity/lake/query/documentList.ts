import type { LakeDocument } from '../store/document.ts';

/** Of a short list, documents are kept once they are made: a join goes over it again and again. */
const KEPT_UP_TO = 5000;

/**
 * Takes what finds entries and what makes a document of one; returns an array of the documents.
 * Nothing is found before the array is looked at, and each document is made when it is reached, so
 * that going over a whole dataset does not hold it in memory.
 */
export function documentList<Entry>(
  find: () => readonly Entry[],
  make: (entry: Entry) => LakeDocument,
): readonly LakeDocument[] {
  return new Proxy<LakeDocument[]>([], new DocumentList(find, make));
}

class DocumentList<Entry> implements ProxyHandler<LakeDocument[]> {
  readonly #find: () => readonly Entry[];
  readonly #make: (entry: Entry) => LakeDocument;
  readonly #made: LakeDocument[] = [];
  #found: readonly Entry[] | undefined;

  constructor(find: () => readonly Entry[], make: (entry: Entry) => LakeDocument) {
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
    const made = this.#made[index];
    if (made) return made;
    const entry = this.#entries()[index];
    if (!entry) return undefined;
    const document = this.#make(entry);
    if (this.#entries().length <= KEPT_UP_TO) this.#made[index] = document;
    return document;
  }
}

function indexOf(name: string | symbol): number | undefined {
  const index = typeof name === 'string' ? Number(name) : Number.NaN;
  return Number.isInteger(index) && index >= 0 ? index : undefined;
}
