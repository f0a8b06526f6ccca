import type { Dataset } from '../store/dataset.ts';
import type { LakeDocument } from '../store/document.ts';
import { byId, type ValueIndex } from '../store/valueIndex.ts';

/** The documents a query may see, at one moment: all of a dataset, or what `seen` leaves or makes. */
export class Snapshot {
  readonly dataset: Dataset;
  readonly version: number;
  /** What is seen in place of each original document; undefined: everything, as it is. */
  readonly #seen: Map<string, LakeDocument> | undefined;
  readonly #bySeenId: Map<string, LakeDocument> | undefined;
  readonly #candidates = new Map<ValueIndex, Map<string, LakeDocument[]>>();
  #all: LakeDocument[] | undefined;

  constructor(dataset: Dataset, seen?: Map<string, LakeDocument>) {
    this.dataset = dataset;
    this.version = dataset.version;
    this.#seen = seen;
    this.#bySeenId =
      seen && new Map([...seen.values()].map((document) => [document._id, document]));
  }

  all(): LakeDocument[] {
    if (!this.#seen) return this.dataset.all();
    this.#all ??= byId([...this.#seen.values()]);
    return this.#all;
  }

  get(id: string): LakeDocument | undefined {
    return this.#bySeenId ? this.#bySeenId.get(id) : this.dataset.get(id);
  }

  /** The seen documents that an index of the dataset lists under `key`, by `_id`. */
  listed(index: ValueIndex, key: string): LakeDocument[] {
    const listed = index.with(key);
    const seen = this.#seen;
    if (!seen) return listed;
    let ofIndex = this.#candidates.get(index);
    if (!ofIndex) {
      ofIndex = new Map();
      this.#candidates.set(index, ofIndex);
    }
    const known = ofIndex.get(key);
    if (known) return known;
    const documents = byId(listed.flatMap((document) => seen.get(document._id) ?? []));
    ofIndex.set(key, documents);
    return documents;
  }
}
