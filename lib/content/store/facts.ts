import type { DatabaseSync, StatementSync } from 'node:sqlite';

/** Small values that are kept whole under a name, each with the time it was last confirmed. */
export class Facts {
  readonly #get: StatementSync;
  readonly #seenAt: StatementSync;
  readonly #confirm: StatementSync;
  readonly #put: StatementSync;

  constructor(database: DatabaseSync) {
    this.#get = database.prepare('SELECT value, seen_at FROM facts WHERE name = ?');
    this.#seenAt = database.prepare('SELECT seen_at FROM facts WHERE name = ?');
    this.#confirm = database.prepare(
      'UPDATE facts SET seen_at = ? WHERE name = ? AND seen_at <= ?',
    );
    this.#put = database.prepare(
      `INSERT INTO facts (name, value, seen_at) VALUES (?, ?, ?)
       ON CONFLICT (name) DO UPDATE SET value = excluded.value, seen_at = excluded.seen_at
       WHERE excluded.seen_at >= facts.seen_at`,
    );
  }

  get(name: string): { value: unknown; seenAt: Date } | undefined {
    const row = this.#get.get(name);
    if (row === undefined) return undefined;
    return { value: JSON.parse(String(row.value)), seenAt: new Date(Number(row.seen_at)) };
  }

  /** When a value was last confirmed, without reading it. */
  seenAt(name: string): Date | undefined {
    const row = this.#seenAt.get(name);
    return row === undefined ? undefined : new Date(Number(row.seen_at));
  }

  /** Notes that a value still holds. */
  confirm(name: string, seenAt: Date): void {
    this.#confirm.run(seenAt.getTime(), name, seenAt.getTime());
  }

  put(name: string, value: unknown, seenAt: Date): void {
    this.#put.run(name, JSON.stringify(value), seenAt.getTime());
  }
}
