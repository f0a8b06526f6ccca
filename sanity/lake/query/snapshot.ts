import type { Dataset } from '../store/dataset.ts';
import type { LakeDocument } from '../store/document.ts';
import { byId, type ValueIndex } from '../store/valueIndex.ts';

/** What is seen of a dataset: what an original document looks like, and what an id leads to. */
export type Sight = {
  see: (document: LakeDocument) => LakeDocument | undefined;
  find: (id: string) => LakeDocument | undefined;
};

/**
 * The documents a query may see, at one moment: all of a dataset, or what is seen of them. Nothing
 * is worked out before it is asked for.
 */
export class Snapshot {
  readonly dataset: Dataset;
  readonly #sight: Sight | undefined;
  readonly #listed = new Map<ValueIndex, Map<string, readonly LakeDocument[]>>();
  #all: readonly LakeDocument[] | undefined;

  constructor(dataset: Dataset, sight?: Sight) {
    this.dataset = dataset;
    this.#sight = sight;
  }

  /** What is seen in place of an original document; undefined if nothing is. */
  see(document: LakeDocument): LakeDocument | undefined {
    return this.#sight ? this.#sight.see(document) : document;
  }

  /** What is seen under an id. */
  get(id: string): LakeDocument | undefined {
    return this.#sight ? this.#sight.find(id) : this.dataset.get(id);
  }

  /** Everything that is seen, by `_id`. */
  all(): readonly LakeDocument[] {
    this.#all ??= this.#seen(this.dataset.all());
    return this.#all;
  }

  /** The seen documents that an index of the dataset lists under `key`, by `_id`. */
  listed(index: ValueIndex, key: string): readonly LakeDocument[] {
    const ofIndex = this.#listed.get(index) ?? new Map<string, readonly LakeDocument[]>();
    this.#listed.set(index, ofIndex);
    const documents = ofIndex.get(key) ?? this.#seen(index.with(key));
    ofIndex.set(key, documents);
    return documents;
  }

  #seen(originals: readonly LakeDocument[]): readonly LakeDocument[] {
    if (!this.#sight) return originals;
    return byId(originals.flatMap((document) => this.see(document) ?? []));
  }
}
