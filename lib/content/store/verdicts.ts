import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { IndexEntry } from '../monograph.ts';
import type { Fault } from '../shape/check.ts';

/** What the check said of one revision of a monograph, as far as the index needs it. */
export type Verdict =
  | {
      valid: true;
      entry: IndexEntry;
      /** What it must be able to refer to. */
      needs: { id: string; path: Fault['path'] }[];
    }
  | { valid: false; title: string; faults: Fault[] };

/** Verdicts by document and revision; only the latest of each document is remembered. */
export class Verdicts {
  readonly #all: StatementSync;
  readonly #put: StatementSync;
  readonly #remove: StatementSync;
  readonly #clear: StatementSync;

  constructor(database: DatabaseSync) {
    this.#all = database.prepare('SELECT id, revision, verdict FROM verdicts');
    this.#put = database.prepare(
      'INSERT OR REPLACE INTO verdicts (id, revision, verdict) VALUES (?, ?, ?)',
    );
    this.#remove = database.prepare('DELETE FROM verdicts WHERE id = ?');
    this.#clear = database.prepare('DELETE FROM verdicts');
  }

  /** Every verdict by document id. */
  all(): Map<string, { revision: string; verdict: Verdict }> {
    return new Map(
      this.#all
        .all()
        .map((row) => [
          String(row.id),
          { revision: String(row.revision), verdict: JSON.parse(String(row.verdict)) },
        ]),
    );
  }

  put(id: string, revision: string, verdict: Verdict): void {
    this.#put.run(id, revision, JSON.stringify(verdict));
  }

  remove(id: string): void {
    this.#remove.run(id);
  }

  /** Forgets all, so that a new build judges by its own shape. */
  clear(): void {
    this.#clear.run();
  }
}
