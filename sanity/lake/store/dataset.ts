import type { Path } from './columns.ts';
import { isDraftId, isVersionId, type LakeDocument } from './document.ts';
import type { DocumentTable, Entry, IndexName, ReferenceStrength } from './documentTable.ts';
import type { UnreadDocument } from './lazyDocument.ts';
import type { Search } from './words.ts';

export type Change = {
  id: string;
  before: LakeDocument | null;
  after: LakeDocument | null;
};

/** The current documents of one dataset. They stay in SQLite; what is asked for is read. */
export class Dataset {
  readonly row: number;
  readonly project: string;
  readonly name: string;
  aclMode: 'public' | 'private';
  readonly createdAt: string;

  /** Counts transactions, so that whatever is computed from the documents knows when it is stale. */
  version = 0;

  readonly #table: DocumentTable;
  /** The ids of drafts and versions: perspectives ask of every document whether it has one. */
  readonly #layered: Set<string>;

  constructor(options: {
    row: number;
    project: string;
    name: string;
    aclMode: 'public' | 'private';
    createdAt: string;
    table: DocumentTable;
  }) {
    this.row = options.row;
    this.project = options.project;
    this.name = options.name;
    this.aclMode = options.aclMode;
    this.createdAt = options.createdAt;
    this.#table = options.table;
    this.#layered = new Set(this.#table.layeredIds(this.row));
  }

  /** A whole document. Documents are never changed in place. */
  get(id: string): LakeDocument | undefined {
    const entry = this.find(id);
    return entry && this.#table.whole(entry);
  }

  has(id: string): boolean {
    return isLayered(id) ? this.#layered.has(id) : this.find(id) !== undefined;
  }

  find(id: string): Entry | undefined {
    if (isLayered(id) && !this.#layered.has(id)) return undefined;
    return this.#table.find(this.row, id);
  }

  /** Every document, by `_id`. */
  entries(): Entry[] {
    return this.#table.all(this.row);
  }

  /** The documents that an index lists under `key`, by `_id`. */
  listed(index: IndexName, key: string): Entry[] {
    return this.#table.listed(this.row, index, key);
  }

  /** How many documents `listed` would return, counted no further than to `limit`. */
  count(index: IndexName, key: string, limit: number): number {
    return this.#table.count(this.row, index, key, limit);
  }

  /** The documents that refer to one of this dataset, by references of a strength or more. */
  referrers(target: string, least: ReferenceStrength): Entry[] {
    return this.#table.referrers(this.row, target, least);
  }

  /** The documents that have the words, wherever in them, by `_id`. */
  withWords(search: Search): Entry[] {
    return this.#table.text.search(this.row, search);
  }

  /** Brings the index of words up to date, so that `withWords` answers at once. */
  async indexWords(): Promise<void> {
    await this.#table.text.catchUp();
  }

  /** The ids of all drafts and versions, in no order. */
  layeredIds(): Iterable<string> {
    return this.#layered;
  }

  /** A document read only as far as it is asked for, with some attributes of its own. */
  lazy(entry: Entry, attributes?: Partial<LakeDocument>): LakeDocument {
    return this.#table.summaries.get(entry).lazy(attributes);
  }

  /** The short forms of some documents, from which lazy ones can be made. */
  unread(entries: readonly Entry[]): UnreadDocument[] {
    return this.#table.summaries.several(entries);
  }

  /** What stands at the paths in each document, null where nothing does, one after another. */
  values(entries: readonly Entry[], paths: readonly Path[]): Iterable<readonly unknown[]> {
    return this.#table.columns.values(entries, paths);
  }

  /** Whole documents, one after another, by `_id`. For an export: all, or those after an id. */
  *all(after = ''): Iterable<LakeDocument> {
    for (const entry of this.entries()) if (entry.id > after) yield this.#table.whole(entry);
  }

  /** Takes what a committed transaction has changed. */
  apply(changes: Iterable<Change>): void {
    for (const { id, after } of changes) {
      if (!isLayered(id)) continue;
      if (after) this.#layered.add(id);
      else this.#layered.delete(id);
    }
    this.version += 1;
  }
}

function isLayered(id: string): boolean {
  return isDraftId(id) || isVersionId(id);
}
