import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Dataset } from '../store/dataset.ts';

/** Which versions releases have ever had. */
export class VersionHistory {
  readonly #everIn: StatementSync;

  constructor(database: DatabaseSync) {
    this.#everIn = database.prepare(
      `SELECT DISTINCT document_id FROM changes
       WHERE dataset = ? AND document_id >= ? AND document_id < ?`,
    );
  }

  /** The ids of all versions that are or were in a release. */
  everIn({ row }: Dataset, name: string): string[] {
    // In the order of characters, the slash comes right after the dot.
    const found = this.#everIn.all(row, `versions.${name}.`, `versions.${name}/`);
    return found.map(({ document_id: id }) => String(id));
  }
}
