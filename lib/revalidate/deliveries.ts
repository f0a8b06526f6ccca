import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Receipt } from './receipt.ts';

/** Longer than any sender tries again. */
const REMEMBERED_FOR = 24 * 60 * 60 * 1000;

/** Which messages have been seen through. One that failed is not among them, so it may come again. */
export class Deliveries {
  readonly #find: StatementSync;
  readonly #add: StatementSync;
  readonly #forget: StatementSync;

  constructor(database: DatabaseSync) {
    this.#find = database.prepare('SELECT receipt FROM deliveries WHERE mark = ?');
    this.#add = database.prepare(
      'INSERT OR REPLACE INTO deliveries (mark, receipt, done_at) VALUES (?, ?, ?)',
    );
    this.#forget = database.prepare('DELETE FROM deliveries WHERE done_at < ?');
  }

  /**
   * The receipt of a message that was seen through before.
   * @param marks Its signature and its idempotency key: whoever replays it can change the key, but
   * not the signature.
   */
  receiptOf(marks: readonly string[]): unknown {
    for (const mark of marks) {
      const row = this.#find.get(mark);
      if (row !== undefined) return JSON.parse(String(row.receipt));
    }
    return undefined;
  }

  record(marks: readonly string[], receipt: Receipt): void {
    const now = Date.now();
    this.#forget.run(now - REMEMBERED_FOR);
    for (const mark of marks) this.#add.run(mark, JSON.stringify(receipt), now);
  }
}
