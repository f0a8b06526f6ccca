import { byId, type Seen, Snapshot } from '../query/snapshot.ts';
import { type LakeDocument, publishedIdOf, releaseNameOf } from '../store/document.ts';
import { type IndexName, slugOf } from '../store/documentTable.ts';
import { referencesIn } from '../store/references.ts';
import type { Search } from '../store/words.ts';
import type { Overlay } from './overlay.ts';

/** A dataset as it will stand once a transaction in the making is done. */
export class Afterwards extends Snapshot {
  /** What the transaction writes. Rows that it does not have yet are negative. */
  readonly #written: readonly LakeDocument[];

  constructor(overlay: Overlay) {
    const changes = overlay.changes();
    const written = changes.flatMap(({ after }) => after ?? []);
    const rows = new Map(written.map(({ _id }, index) => [_id, -1 - index]));
    const changed = new Set(changes.map(({ id }) => id));
    super(overlay.dataset, {
      see: (entry) => (changed.has(entry.id) ? undefined : entry),
      find: (id) => {
        const row = rows.get(id);
        if (row !== undefined) return { row, id };
        return changed.has(id) ? undefined : overlay.dataset.find(id);
      },
    });
    this.#written = written;
  }

  override document(seen: Seen): LakeDocument {
    return this.#written[-1 - seen.row] ?? super.document(seen);
  }

  protected override several(seen: readonly Seen[]): readonly LakeDocument[] {
    return seen.map((each) => this.document(each));
  }

  /** What is written is not in the tables from which unread documents are made. */
  override get isUnread(): boolean {
    return false;
  }

  override everything(): readonly Seen[] {
    return this.#and(super.everything(), () => true);
  }

  override listed(index: IndexName, key: string): readonly Seen[] {
    return this.#and(super.listed(index, key), (document) => keysOf(document, index).includes(key));
  }

  override layersOf(publishedId: string): readonly Seen[] {
    const standing = super.layersOf(publishedId).filter(({ row }) => row > 0);
    return this.#and(standing, ({ _id }) => publishedIdOf(_id) === publishedId);
  }

  override inRelease(name: string): readonly Seen[] {
    const standing = super.inRelease(name).filter(({ row }) => row > 0);
    return this.#and(standing, ({ _id }) => releaseNameOf(_id) === name);
  }

  /** Whoever asks looks again whether the words are there: they are not known of what is written. */
  override withWords(search: Search): readonly Seen[] {
    return this.#and(super.withWords(search), () => true);
  }

  #and(standing: readonly Seen[], isListed: (document: LakeDocument) => boolean): Seen[] {
    const written = this.#written.flatMap((document, index) =>
      isListed(document) ? [{ row: -1 - index, id: document._id }] : [],
    );
    return byId([...standing, ...written]);
  }
}

function keysOf(document: LakeDocument, index: IndexName): (string | null)[] {
  if (index === 'type') return [document._type];
  if (index === 'slug') return [slugOf(document)];
  return referencesIn(document).map(({ target }) => target);
}
