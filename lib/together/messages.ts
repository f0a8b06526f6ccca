import type { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';

const SCHEMA = `
  -- Publishes that this instance has seen through and the others are still to hear of. The site
  -- writes them, the server's process takes them on.
  CREATE TABLE IF NOT EXISTS together_messages (
    id TEXT PRIMARY KEY,
    body TEXT NOT NULL,
    made_at INTEGER NOT NULL,
    is_told INTEGER NOT NULL DEFAULT 0,
    outcome TEXT
  ) WITHOUT ROWID;
`;

const LOOK_EVERY_MS = 25;

const REMEMBERED_FOR_MS = 24 * 60 * 60 * 1_000;

/** What came of telling the others. */
export type Outcome =
  /** Every instance that is there has seen it through. */
  | 'everywhere'
  /** Redis cannot be reached: the others hear of it when it is back. */
  | 'later'
  /** Somebody did not, and said why. */
  | `failed: ${string}`;

export type Message = { id: string; body: string; madeAt: number };

/** Publishes on their way from one instance to the others. */
export class Messages {
  readonly #database: DatabaseSync;

  /** @param database The store of `lib/content/store`. */
  constructor(database: DatabaseSync) {
    this.#database = database;
    database.exec(SCHEMA);
  }

  /**
   * Hands over a publish and waits for what comes of it.
   * @param deadline A time as `Date.now()` gives it.
   */
  async tell(id: string, body: string, deadline: number): Promise<Outcome> {
    this.#database
      .prepare('INSERT OR REPLACE INTO together_messages (id, body, made_at) VALUES (?, ?, ?)')
      .run(id, body, Date.now());
    const look = this.#database.prepare('SELECT outcome FROM together_messages WHERE id = ?');
    while (Date.now() < deadline) {
      const outcome = look.get(id)?.outcome;
      if (isOutcome(outcome)) return outcome;
      await pause(LOOK_EVERY_MS);
    }
    return 'failed: no other instance has answered in time';
  }

  /** What the others have not been told yet, the oldest first. */
  untold(): Message[] {
    return this.#database
      .prepare('SELECT id, body, made_at FROM together_messages WHERE is_told = 0 ORDER BY made_at')
      .all()
      .map((row) => ({ id: String(row.id), body: String(row.body), madeAt: Number(row.made_at) }));
  }

  told(id: string): void {
    this.#database.prepare('UPDATE together_messages SET is_told = 1 WHERE id = ?').run(id);
  }

  settle(id: string, outcome: Outcome): void {
    this.#database
      .prepare('UPDATE together_messages SET outcome = ? WHERE id = ? AND outcome IS NULL')
      .run(outcome, id);
    this.#database
      .prepare('DELETE FROM together_messages WHERE is_told = 1 AND made_at < ?')
      .run(Date.now() - REMEMBERED_FOR_MS);
  }
}

function isOutcome(value: unknown): value is Outcome {
  return (
    value === 'everywhere' ||
    value === 'later' ||
    (typeof value === 'string' && value.startsWith('failed: '))
  );
}
