import type { Path } from '../store/columns.ts';
import type { Dataset } from '../store/dataset.ts';
import { type LakeDocument, publishedIdOf, releaseNameOf } from '../store/document.ts';
import type { Entry, IndexName } from '../store/documentTable.ts';
import type { Search } from '../store/words.ts';
import { documentList } from './documentList.ts';

/** A document as it is seen: `id` is the one it shows, `originalId` its own where they may differ. */
export type Seen = Entry & { readonly originalId?: string };

/** What is seen of a dataset: what an original document looks like, and what an id leads to. */
export type Sight = {
  see: (entry: Entry) => Seen | undefined;
  find: (id: string) => Seen | undefined;
};

/** Something a query has looked at: all documents, or what an index or an id leads to. */
export type LookedAt = { by: 'everything' } | { by: 'id' | IndexName; key: string };

/**
 * Hears what is looked at. A change of nothing that was looked at cannot change the answer, if with
 * a document all its layers count as changed: they decide which of them is seen.
 */
export type Observer = (lookedAt: LookedAt) => void;

/**
 * The documents a query may see, at one moment: all of a dataset, or what is seen of them. Nothing
 * is worked out before it is asked for, and next to nothing is kept.
 */
export class Snapshot {
  readonly dataset: Dataset;
  readonly #sight: Sight | undefined;
  readonly #observer: Observer | undefined;

  /** A Studio asks for the same words once for every field. */
  #lastSearch: { key: string; found: readonly Seen[] } | undefined;

  constructor(dataset: Dataset, sight?: Sight, observer?: Observer) {
    this.dataset = dataset;
    this.#sight = sight;
    this.#observer = observer;
  }

  /** The same documents, with somebody told of every look at them. */
  observedBy(observer: Observer): Snapshot {
    return new Snapshot(this.dataset, this.#sight, observer);
  }

  /** What is seen in place of an original document; undefined if nothing is. */
  see(entry: Entry): Seen | undefined {
    return this.#sight ? this.#sight.see(entry) : entry;
  }

  /** What is seen under an id. */
  find(id: string): Seen | undefined {
    this.#observer?.({ by: 'id', key: id });
    return this.#sight ? this.#sight.find(id) : this.dataset.find(id);
  }

  /** The document seen under an id. */
  get(id: string): LakeDocument | undefined {
    const seen = this.find(id);
    return seen && this.document(seen);
  }

  /** A seen document; it is read only as far as it is asked for. */
  document(seen: Seen): LakeDocument {
    return this.dataset.lazy(originalOf(seen), shownOf(seen));
  }

  /** As `document`, for some at once. */
  protected several(seen: readonly Seen[]): readonly LakeDocument[] {
    const documents = this.dataset.unread(seen.map(originalOf));
    return documents.map((document, index) => document.lazy(shownOf(seen[index])));
  }

  /** Whether documents may be handed on unread. */
  get isUnread(): boolean {
    return true;
  }

  /** An array of seen documents, each made when it is reached. */
  documents(find: () => readonly Seen[]): readonly LakeDocument[] {
    return documentList(find, (seen) => this.several(seen));
  }

  /** What stands at the paths in seen documents, null where nothing does, one after another. */
  values(seen: readonly Seen[], paths: readonly Path[]): Iterable<readonly unknown[]> {
    return this.dataset.values(seen.map(originalOf), paths);
  }

  /** Everything that is seen, by `_id`, as documents. */
  all(): readonly LakeDocument[] {
    return this.documents(() => this.everything());
  }

  /** Everything that is seen, by `_id`. */
  everything(): readonly Seen[] {
    this.#observer?.({ by: 'everything' });
    return this.#seen(this.dataset.entries());
  }

  /** What is seen of the documents that an index of the dataset lists under `key`, by `_id`. */
  listed(index: IndexName, key: string): readonly Seen[] {
    this.#observer?.({ by: index, key });
    return this.#seen(this.dataset.listed(index, key));
  }

  /** What is seen of a published document, its draft and its versions, by `_id`. */
  layersOf(publishedId: string): readonly Seen[] {
    const layers = this.#layers((id) => publishedIdOf(id) === publishedId);
    return byId([publishedId, ...layers].flatMap((id) => this.find(id) ?? []));
  }

  /** What is seen of the versions in a release, by `_id`. */
  inRelease(name: string): readonly Seen[] {
    this.#observer?.({ by: 'everything' });
    const versions = this.#layers((id) => releaseNameOf(id) === name);
    return byId(versions.flatMap((id) => this.find(id) ?? []));
  }

  #layers(isWanted: (id: string) => boolean): string[] {
    return [...this.dataset.layeredIds()].filter(isWanted);
  }

  /** What is seen of the documents that have the words, wherever in them, by `_id`. */
  withWords(search: Search): readonly Seen[] {
    this.#observer?.({ by: 'everything' });
    const key = `${this.dataset.version} ${JSON.stringify(search)}`;
    if (this.#lastSearch?.key !== key) {
      this.#lastSearch = { key, found: this.#seen(this.dataset.withWords(search)) };
    }
    return this.#lastSearch.found;
  }

  #seen(originals: readonly Entry[]): readonly Seen[] {
    if (!this.#sight) return originals;
    return byId(originals.flatMap((entry) => this.see(entry) ?? []));
  }
}

/** The document as which a seen one is kept. */
function originalOf({ row, id, originalId }: Seen): Entry {
  return { row, id: originalId ?? id };
}

/** What a document shows of its own where it is seen under another id. */
function shownOf(seen: Seen | undefined): Partial<LakeDocument> | undefined {
  return seen?.originalId === undefined
    ? undefined
    : { _id: seen.id, _originalId: seen.originalId };
}

export function byId<T extends Entry>(entries: T[]): T[] {
  return entries.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}
