import type { LakeDocument } from './document.ts';
import { referencesIn } from './references.ts';
import { withText } from './text.ts';
import { SortedDocuments, ValueIndex } from './valueIndex.ts';

export type Change = {
  id: string;
  before: LakeDocument | null;
  after: LakeDocument | null;
};

/** The current documents of one dataset, in memory, parsed and indexed. SQLite holds the truth. */
export class Dataset {
  readonly row: number;
  readonly project: string;
  readonly name: string;
  readonly aclMode: 'public' | 'private';
  readonly createdAt: string;

  /** Counts transactions, so that whatever is computed from the documents knows when it is stale. */
  version = 0;

  readonly byType = new ValueIndex((document) => [document._type]);
  readonly bySlug = new ValueIndex(slugOf);
  readonly byReference = new ValueIndex(
    (document) => new Set(referencesIn(document).map((reference) => reference.target)),
  );
  readonly #documents = new SortedDocuments();

  constructor(options: {
    row: number;
    project: string;
    name: string;
    aclMode: 'public' | 'private';
    createdAt: string;
    documents: Iterable<LakeDocument>;
  }) {
    this.row = options.row;
    this.project = options.project;
    this.name = options.name;
    this.aclMode = options.aclMode;
    this.createdAt = options.createdAt;
    for (const document of options.documents) this.#put(document);
  }

  get(id: string): LakeDocument | undefined {
    return this.#documents.get(id);
  }

  get size(): number {
    return this.#documents.size;
  }

  /** Every document, by `_id`. Documents are never changed in place. */
  all(): readonly LakeDocument[] {
    return this.#documents.list();
  }

  /** Takes what a committed transaction changed and makes it the current state. */
  apply(changes: Iterable<Change>): void {
    for (const { id, after } of changes) {
      const before = this.#documents.get(id);
      if (before) this.#unlist(before);
      if (after) this.#put(after);
      else this.#documents.drop(id);
    }
    this.version += 1;
  }

  #put(document: LakeDocument): void {
    withText(document);
    this.#documents.put(document);
    this.byType.add(document);
    this.bySlug.add(document);
    this.byReference.add(document);
  }

  #unlist(document: LakeDocument): void {
    this.byType.remove(document);
    this.bySlug.remove(document);
    this.byReference.remove(document);
  }
}

function slugOf(document: LakeDocument): string[] {
  const { slug } = document;
  return typeof slug === 'object' &&
    slug !== null &&
    'current' in slug &&
    typeof slug.current === 'string'
    ? [slug.current]
    : [];
}
