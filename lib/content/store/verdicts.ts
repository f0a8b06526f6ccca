import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { IndexEntry, Term } from '../monograph.ts';
import type { Fault } from '../shape/check.ts';

/** What the check said of one revision of a monograph, as far as the lists need it. */
export type MonographVerdict =
  | {
      of: 'monograph';
      valid: true;
      entry: IndexEntry;
      /** What it must be able to refer to. */
      needs: { id: string; path: Fault['path'] }[];
    }
  | { of: 'monograph'; valid: false; title: string; faults: Fault[] };

/** What the check said of one revision of a term; of a broken one, also the last that was good. */
export type TermVerdict =
  | { of: 'term'; valid: true; term: Term }
  | { of: 'term'; valid: false; title: string; faults: Fault[]; last?: Term };

export type Verdict = MonographVerdict | TermVerdict;

/** A verdict and the mark of what it is about: a revision, and the rules of the day. */
type Marked = { mark: string; verdict: Verdict };

/**
 * Verdicts by document; only the latest of each is remembered. They are read from the disk once:
 * another process's verdict that this one does not know is only judged again.
 */
export class Verdicts {
  readonly #all: StatementSync;
  readonly #put: StatementSync;
  readonly #remove: StatementSync;
  #known: Map<string, Marked> | undefined;

  constructor(database: DatabaseSync) {
    this.#all = database.prepare('SELECT id, revision, verdict FROM verdicts');
    this.#put = database.prepare(
      'INSERT OR REPLACE INTO verdicts (id, revision, verdict) VALUES (?, ?, ?)',
    );
    this.#remove = database.prepare('DELETE FROM verdicts WHERE id = ?');
  }

  /** Every verdict by document id. */
  all(): ReadonlyMap<string, Marked> {
    return this.#remembered();
  }

  put(id: string, mark: string, verdict: Verdict): void {
    this.#put.run(id, mark, JSON.stringify(verdict));
    this.#remembered().set(id, { mark, verdict });
  }

  remove(id: string): void {
    this.#remove.run(id);
    this.#remembered().delete(id);
  }

  #remembered(): Map<string, Marked> {
    this.#known ??= new Map(
      this.#all
        .all()
        .map((row) => [
          String(row.id),
          { mark: String(row.revision), verdict: JSON.parse(String(row.verdict)) },
        ]),
    );
    return this.#known;
  }
}
