import type { DatabaseSync } from 'node:sqlite';

/** Times of transactions: each later than the one before, so that a time names one state. */
export class Clock {
  #last: number;

  constructor(last = 0) {
    this.#last = last;
  }

  /** A clock that goes on from the last transaction, whatever the system's clock says by now. */
  static after(database: DatabaseSync): Clock {
    const row = database
      .prepare('SELECT timestamp AS last FROM transactions ORDER BY sequence DESC LIMIT 1')
      .get();
    return new Clock(row?.last ? Date.parse(String(row.last)) : 0);
  }

  now(): string {
    this.#last = Math.max(Date.now(), this.#last + 1);
    return new Date(this.#last).toISOString();
  }
}
