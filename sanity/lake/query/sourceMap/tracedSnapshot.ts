import type { LakeDocument } from '../../store/document.ts';
import { type Seen, Snapshot } from '../snapshot.ts';
import type { Origins } from './origins.ts';

/** The documents of a snapshot, shown with their origins. */
export class TracedSnapshot extends Snapshot {
  readonly #snapshot: Snapshot;
  readonly #origins: Origins;

  constructor(snapshot: Snapshot, origins: Origins) {
    super(snapshot.dataset, {
      see: (entry) => snapshot.see(entry),
      find: (id) => snapshot.find(id),
    });
    this.#snapshot = snapshot;
    this.#origins = origins;
  }

  override document(seen: Seen): LakeDocument {
    return this.#origins.document(this.#snapshot.document(seen));
  }

  protected override several(seen: readonly Seen[]): readonly LakeDocument[] {
    return seen.map((each) => this.document(each));
  }

  /** What is noted of a document is lost if it is not copied attribute by attribute. */
  override get isUnread(): boolean {
    return false;
  }
}
