import type { LakeDocument } from './document.ts';

/** Documents by the values they hold (a type, a slug, the ids they refer to), each list by `_id`. */
export class ValueIndex {
  readonly #keysOf: (document: LakeDocument) => Iterable<string>;
  readonly #byKey = new Map<string, Map<string, LakeDocument>>();
  readonly #sorted = new Map<string, LakeDocument[]>();

  constructor(keysOf: (document: LakeDocument) => Iterable<string>) {
    this.#keysOf = keysOf;
  }

  add(document: LakeDocument): void {
    for (const key of this.#keysOf(document)) {
      let documents = this.#byKey.get(key);
      if (!documents) {
        documents = new Map();
        this.#byKey.set(key, documents);
      }
      documents.set(document._id, document);
      this.#sorted.delete(key);
    }
  }

  remove(document: LakeDocument): void {
    for (const key of this.#keysOf(document)) {
      const documents = this.#byKey.get(key);
      documents?.delete(document._id);
      if (documents?.size === 0) this.#byKey.delete(key);
      this.#sorted.delete(key);
    }
  }

  keys(): string[] {
    return [...this.#byKey.keys()];
  }

  with(key: string): LakeDocument[] {
    const known = this.#sorted.get(key);
    if (known) return known;
    const sorted = byId([...(this.#byKey.get(key)?.values() ?? [])]);
    this.#sorted.set(key, sorted);
    return sorted;
  }
}

export function byId(documents: LakeDocument[]): LakeDocument[] {
  return documents.sort((a, b) => (a._id < b._id ? -1 : a._id > b._id ? 1 : 0));
}
