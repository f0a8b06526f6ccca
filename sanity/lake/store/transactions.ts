import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { inTransaction } from './database.ts';
import type { Change, Dataset } from './dataset.ts';
import type { DocumentTable } from './documentTable.ts';
import { mutationsText } from './mutationsText.ts';
import { writtenDocument } from './summary.ts';

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
  readonly #table: DocumentTable;
  readonly #addTransaction: StatementSync;
  readonly #addChange: StatementSync;
  readonly #findTransaction: StatementSync;

  constructor(database: DatabaseSync, table: DocumentTable) {
    this.#database = database;
    this.#table = table;
    this.#addTransaction = database.prepare(
      'INSERT INTO transactions (dataset, id, author, timestamp) VALUES (?, ?, ?, ?)',
    );
    this.#addChange = database.prepare(
      `INSERT INTO changes (dataset, document_id, sequence, after, mutations)
       VALUES (?, ?, ?, ?, ?)`,
    );
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
        this.#write(dataset, Number(lastInsertRowid), change);
      }
      alongside();
    });
    dataset.apply(transaction.changes);
    this.#table.text.wake();
  }

  #write(dataset: Dataset, sequence: number, change: Transaction['changes'][number]): void {
    const { id, before, after } = change;
    const written = after && writtenDocument(after);
    const mutations = mutationsText(change.mutations, after);
    const body = written?.body ?? null;
    const { lastInsertRowid } = this.#addChange.run(dataset.row, id, sequence, body, mutations);
    if (before) this.#table.drop(dataset.row, before);
    if (written) this.#table.put(dataset.row, Number(lastInsertRowid), after, written);
  }
}
