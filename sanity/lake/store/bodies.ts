import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { LakeDocument } from './document.ts';
import { DamagedDataError, readDocument } from './json.ts';

/** How much JSON's worth of parsed documents is kept at hand. */
const KEPT_CHARACTERS = 16 * 1024 * 1024;

/** Whole documents by the row of their revision, those last used kept parsed. */
export class Bodies {
  readonly #read: StatementSync;
  readonly #kept = new Map<number, { document: LakeDocument; length: number }>();
  #length = 0;

  constructor(database: DatabaseSync) {
    this.#read = database.prepare('SELECT document_id, after FROM changes WHERE row = ?');
  }

  /** Throws DamagedDataError if there is no such revision, or it is not a document. */
  get(row: number): LakeDocument {
    const kept = this.#kept.get(row);
    if (kept) {
      this.#kept.delete(row);
      this.#kept.set(row, kept);
      return kept.document;
    }
    const found = this.#read.get(row);
    if (typeof found?.after !== 'string') {
      throw new DamagedDataError(`The store lacks the revision of row ${row}`);
    }
    const document = readDocument(found.after, String(found.document_id));
    this.#keep(row, { document, length: found.after.length });
    return document;
  }

  #keep(row: number, body: { document: LakeDocument; length: number }): void {
    this.#kept.set(row, body);
    this.#length += body.length;
    for (const [oldest, { length }] of this.#kept) {
      if (this.#length <= KEPT_CHARACTERS) return;
      this.#kept.delete(oldest);
      this.#length -= length;
    }
  }
}
