import type { Change, Dataset } from '../store/dataset.ts';
import type { LakeDocument } from '../store/document.ts';

/** A transaction in the making: what it has changed so far, on top of the dataset as it stands. */
export class Overlay {
  readonly dataset: Dataset;
  readonly #before = new Map<string, LakeDocument | null>();
  readonly #after = new Map<string, LakeDocument | null>();
  readonly #mutations = new Map<string, unknown[]>();
  /** The documents whose past is to be erased. */
  readonly purged = new Set<string>();

  constructor(dataset: Dataset) {
    this.dataset = dataset;
  }

  get(id: string): LakeDocument | null {
    const changed = this.#after.get(id);
    return changed !== undefined ? changed : this.#standing(id);
  }

  has(id: string): boolean {
    const changed = this.#after.get(id);
    return changed !== undefined ? changed !== null : this.dataset.has(id);
  }

  isChanged(id: string): boolean {
    return this.#after.has(id);
  }

  /** Notes what a mutation makes of a document; `mutation` is kept for history and listeners. */
  set(id: string, after: LakeDocument | null, mutation: unknown): void {
    this.#after.set(id, after);
    const mutations = this.#mutations.get(id) ?? [];
    mutations.push(mutation);
    this.#mutations.set(id, mutations);
  }

  /** What there is to write; what came and went within the transaction is not. */
  changes(): (Change & { mutations: unknown[] })[] {
    return [...this.#after].flatMap(([id, after]) => {
      const before = this.#standing(id);
      const mutations = this.#mutations.get(id) ?? [];
      return before === null && after === null ? [] : [{ id, before, after, mutations }];
    });
  }

  /** A document as it stands in the dataset. */
  #standing(id: string): LakeDocument | null {
    const known = this.#before.get(id);
    if (known !== undefined) return known;
    const document = this.dataset.get(id) ?? null;
    this.#before.set(id, document);
    return document;
  }
}
