import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Dataset } from './dataset.ts';

/** Erases the past of documents, so that it stands nowhere in the database any more. */
export class Erasure {
  readonly #database: DatabaseSync;
  readonly #erase: StatementSync;
  readonly #note: StatementSync;
  readonly #last: StatementSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
    database.exec(`
      -- Up to where the changes of a dataset are no longer all there.
      CREATE TABLE IF NOT EXISTS erasures (dataset INTEGER PRIMARY KEY, sequence INTEGER NOT NULL);
    `);
    this.#erase = database.prepare(
      `DELETE FROM changes WHERE dataset = ? AND document_id = ?
       AND NOT EXISTS (SELECT 1 FROM documents WHERE documents.row = changes.row)`,
    );
    this.#note = database.prepare(
      `INSERT OR REPLACE INTO erasures
       SELECT dataset, max(sequence) FROM transactions WHERE dataset = ? GROUP BY dataset`,
    );
    this.#last = database.prepare('SELECT sequence FROM erasures WHERE dataset = ?');
  }

  /** Does work that deletes, so that what it deletes is overwritten. */
  thoroughly(work: () => void): void {
    this.#database.exec('PRAGMA secure_delete = ON');
    try {
      work();
    } finally {
      this.#database.exec('PRAGMA secure_delete = OFF');
    }
  }

  /** Empties the log of writes, in which what was erased still stands. Call it after the commit. */
  emptyLog(): void {
    this.#database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  }

  /**
   * Erases every revision of documents but those that are current. Call it inside the transaction
   * that deletes them, once it is written.
   */
  erase(dataset: Dataset, documentIds: Iterable<string>): void {
    for (const id of documentIds) this.#erase.run(dataset.row, id);
    this.#note.run(dataset.row);
  }

  /** The last transaction that erased something: who was away since then cannot be told it all. */
  last(dataset: Dataset): number {
    return Number(this.#last.get(dataset.row)?.sequence ?? -1);
  }
}
