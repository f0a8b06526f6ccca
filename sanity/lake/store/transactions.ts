import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { inTransaction } from './database.ts';
import type { Change, Dataset } from './dataset.ts';

/** One transaction, as decided: what it makes of each document, and the mutations that say so. */
export type Transaction = {
  id: string;
  author: string;
  timestamp: string;
  changes: (Change & { mutations: unknown[] })[];
};

/** Writes transactions. There is one writer: this process, one transaction after another. */
export class TransactionLog {
  readonly #database: DatabaseSync;
  readonly #addTransaction: StatementSync;
  readonly #addChange: StatementSync;
  readonly #putDocument: StatementSync;
  readonly #dropDocument: StatementSync;
  readonly #findTransaction: StatementSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
    this.#addTransaction = database.prepare(
      'INSERT INTO transactions (dataset, id, author, timestamp) VALUES (?, ?, ?, ?)',
    );
    this.#addChange = database.prepare(
      `INSERT INTO changes (dataset, document_id, sequence, after, mutations)
       VALUES (?, ?, ?, ?, ?)`,
    );
    this.#putDocument = database.prepare(
      `INSERT INTO documents (dataset, id, body) VALUES (?, ?, ?)
       ON CONFLICT (dataset, id) DO UPDATE SET body = excluded.body`,
    );
    this.#dropDocument = database.prepare('DELETE FROM documents WHERE dataset = ? AND id = ?');
    this.#findTransaction = database.prepare(
      'SELECT 1 FROM transactions WHERE dataset = ? AND id = ?',
    );
  }

  has(dataset: Dataset, transactionId: string): boolean {
    return this.#findTransaction.get(dataset.row, transactionId) !== undefined;
  }

  /**
   * Puts a transaction on the disk, with `alongside` in the same write (rows that must survive with
   * it), then makes it the current state. When this returns the write may be acknowledged.
   */
  commit(dataset: Dataset, transaction: Transaction, alongside: () => void): void {
    inTransaction(this.#database, () => {
      const { id, author, timestamp } = transaction;
      const { lastInsertRowid } = this.#addTransaction.run(dataset.row, id, author, timestamp);
      for (const change of transaction.changes) {
        const after = change.after && JSON.stringify(change.after);
        const mutations = JSON.stringify(change.mutations);
        this.#addChange.run(dataset.row, change.id, lastInsertRowid, after, mutations);
        if (after === null) this.#dropDocument.run(dataset.row, change.id);
        else this.#putDocument.run(dataset.row, change.id, after);
      }
      alongside();
    });
    dataset.apply(transaction.changes);
  }
}
