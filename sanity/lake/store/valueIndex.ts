import type { LakeDocument } from './document.ts';

/** Documents by the values they hold (a type, a slug, the ids they refer to), each list by `_id`. */
export class ValueIndex {
  readonly #keysOf: (document: LakeDocument) => Iterable<string>;
  readonly #byKey = new Map<string, SortedDocuments>();

  constructor(keysOf: (document: LakeDocument) => Iterable<string>) {
    this.#keysOf = keysOf;
  }

  add(document: LakeDocument): void {
    for (const key of this.#keysOf(document)) {
      let documents = this.#byKey.get(key);
      if (!documents) {
        documents = new SortedDocuments();
        this.#byKey.set(key, documents);
      }
      documents.put(document);
    }
  }

  remove(document: LakeDocument): void {
    for (const key of this.#keysOf(document)) {
      const documents = this.#byKey.get(key);
      documents?.drop(document._id);
      if (documents?.size === 0) this.#byKey.delete(key);
    }
  }

  /** How many documents `with` would list. */
  count(key: string): number {
    return this.#byKey.get(key)?.size ?? 0;
  }

  with(key: string): readonly LakeDocument[] {
    return this.#byKey.get(key)?.list() ?? [];
  }
}

/** Documents by id, and as a list in the order of ids. A list that was given out stays as it is. */
export class SortedDocuments {
  readonly #documents = new Map<string, LakeDocument>();
  #list: LakeDocument[] | undefined;

  get size(): number {
    return this.#documents.size;
  }

  get(id: string): LakeDocument | undefined {
    return this.#documents.get(id);
  }

  put(document: LakeDocument): void {
    const isNew = !this.#documents.has(document._id);
    this.#documents.set(document._id, document);
    const position = this.#positionOf(document._id);
    this.#list = this.#list?.toSpliced(position, isNew ? 0 : 1, document);
  }

  drop(id: string): void {
    if (!this.#documents.delete(id)) return;
    this.#list = this.#list?.toSpliced(this.#positionOf(id), 1);
  }

  list(): readonly LakeDocument[] {
    this.#list ??= byId([...this.#documents.values()]);
    return this.#list;
  }

  #positionOf(id: string): number {
    let [low, high] = [0, this.#list?.length ?? 0];
    while (low < high) {
      const middle = (low + high) >>> 1;
      const there = this.#list?.[middle]?._id ?? '';
      if (there < id) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

export function byId(documents: LakeDocument[]): LakeDocument[] {
  return documents.sort((a, b) => (a._id < b._id ? -1 : a._id > b._id ? 1 : 0));
}
