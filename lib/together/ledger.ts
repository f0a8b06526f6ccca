import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { Kept } from './bus.ts';

type Kind = 'copy' | 'fact';

const SCHEMA = `
  -- What other instances have to hear of: noted by the triggers below, whoever writes.
  CREATE TABLE IF NOT EXISTS together_changes (
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    number INTEGER NOT NULL,
    PRIMARY KEY (kind, id)
  ) WITHOUT ROWID;

  -- How far this instance has listened.
  CREATE TABLE IF NOT EXISTS together_place (
    name TEXT PRIMARY KEY,
    place TEXT NOT NULL
  ) WITHOUT ROWID;
`;

const NOTE = (kind: Kind, id: string) =>
  `INSERT OR REPLACE INTO together_changes VALUES
     ('${kind}', new.${id}, (SELECT ifnull(max(number), 0) + 1 FROM together_changes))`;

const TRIGGERS = `
  CREATE TRIGGER IF NOT EXISTS together_new_copy AFTER INSERT ON copies
    BEGIN ${NOTE('copy', 'id')}; END;
  CREATE TRIGGER IF NOT EXISTS together_copy AFTER UPDATE ON copies
    WHEN new.revision IS NOT old.revision OR (new.content IS NULL) IS NOT (old.content IS NULL)
    BEGIN ${NOTE('copy', 'id')}; END;
  CREATE TRIGGER IF NOT EXISTS together_new_fact AFTER INSERT ON facts
    BEGIN ${NOTE('fact', 'name')}; END;
  CREATE TRIGGER IF NOT EXISTS together_fact AFTER UPDATE ON facts
    WHEN new.value IS NOT old.value
    BEGIN ${NOTE('fact', 'name')}; END;
`;

const IS_NEW = "SELECT 1 FROM sqlite_master WHERE name = 'together_changes'";

/** What is there when the instances are brought together was noted by nobody. */
const NOTE_ALL = `
  INSERT OR IGNORE INTO together_changes SELECT 'copy', id, 0 FROM copies;
  INSERT OR IGNORE INTO together_changes SELECT 'fact', name, 0 FROM facts;
`;

const sharedCopy = z.object({
  slug: z.string(),
  revision: z.string(),
  content: z.string().nullable(),
  addresses: z.array(z.string()),
});

/** A change of what this instance remembers, that others have yet to hear of. */
export type Change = { kind: Kind; id: string; number: number };

/**
 * What this instance remembers of content, as far as it is shared. It writes beside the site, in the
 * site's own store.
 */
export class Ledger {
  readonly #database: DatabaseSync;

  /** @param database The store of `lib/content/store`. */
  constructor(database: DatabaseSync) {
    this.#database = database;
    const isNew = database.prepare(IS_NEW).get() === undefined;
    this.#whole(() => {
      database.exec(SCHEMA);
      database.exec(TRIGGERS);
      if (isNew) database.exec(NOTE_ALL);
    });
  }

  changes(atMost: number): Change[] {
    return this.#database
      .prepare('SELECT kind, id, number FROM together_changes ORDER BY number LIMIT ?')
      .all(atMost)
      .map((row) => ({
        kind: row.kind === 'copy' ? 'copy' : 'fact',
        id: String(row.id),
        number: Number(row.number),
      }));
  }

  /** Others have heard of a change; one that was made meanwhile stays. */
  told({ kind, id, number }: Change): void {
    this.#database
      .prepare('DELETE FROM together_changes WHERE kind = ? AND id = ? AND number = ?')
      .run(kind, id, number);
  }

  /** What there is to share of one thing; undefined if it is there no more. */
  read(kind: Kind, id: string): Kept | undefined {
    return kind === 'copy' ? this.#copy(id) : this.#fact(id);
  }

  /**
   * Takes over what another instance remembers, if it was seen later than what is known here.
   * @returns whether it says something else than what was known here.
   */
  takeOver(kind: Kind, kept: Kept): boolean {
    return this.#whole(() => (kind === 'copy' ? this.#takeCopy(kept) : this.#takeFact(kept)));
  }

  whereIs(id: string): { id: string; addresses: string[] } {
    const rows = this.#database.prepare('SELECT slug FROM addresses WHERE id = ?').all(id);
    return { id, addresses: rows.map(({ slug }) => String(slug)) };
  }

  get place(): string | undefined {
    const row = this.#database.prepare('SELECT place FROM together_place').get();
    return row === undefined ? undefined : String(row.place);
  }

  set place(place: string) {
    this.#database.prepare("INSERT OR REPLACE INTO together_place VALUES ('news', ?)").run(place);
  }

  #copy(id: string): Kept | undefined {
    const row = this.#database
      .prepare('SELECT slug, revision, seen_at, content FROM copies WHERE id = ?')
      .get(id);
    if (row === undefined) return undefined;
    const { addresses } = this.whereIs(id);
    const { slug, revision, content, seen_at } = row;
    const value = JSON.stringify({ slug, revision, content, addresses });
    return { id, seenAt: Number(seen_at), value };
  }

  #fact(name: string): Kept | undefined {
    const row = this.#database.prepare('SELECT value, seen_at FROM facts WHERE name = ?').get(name);
    return row && { id: name, seenAt: Number(row.seen_at), value: String(row.value) };
  }

  #takeCopy({ id, seenAt, value }: Kept): boolean {
    const copy = sharedCopy.parse(JSON.parse(value));
    const before = this.#database
      .prepare('SELECT revision, content IS NULL AS withdrawn FROM copies WHERE id = ?')
      .get(id);
    const { changes } = this.#database
      .prepare(
        `INSERT INTO copies (id, slug, revision, seen_at, content) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET slug = excluded.slug, revision = excluded.revision,
           seen_at = excluded.seen_at, content = excluded.content
         WHERE excluded.seen_at > copies.seen_at`,
      )
      .run(id, copy.slug, copy.revision, seenAt, copy.content);
    if (changes === 0) return false;
    const address = this.#database.prepare('INSERT OR IGNORE INTO addresses VALUES (?, ?)');
    for (const slug of copy.addresses) address.run(slug, id);
    if (copy.content !== null) {
      this.#database.prepare('INSERT OR REPLACE INTO addresses VALUES (?, ?)').run(copy.slug, id);
    }
    const isWithdrawn = copy.content === null;
    return before?.revision !== copy.revision || Boolean(before?.withdrawn) !== isWithdrawn;
  }

  #takeFact({ id, seenAt, value }: Kept): boolean {
    const { changes } = this.#database
      .prepare(
        `INSERT INTO facts (name, value, seen_at) VALUES (?, ?, ?)
         ON CONFLICT (name) DO UPDATE SET value = excluded.value, seen_at = excluded.seen_at
         WHERE excluded.seen_at > facts.seen_at`,
      )
      .run(id, value, seenAt);
    return changes > 0;
  }

  #whole<T>(work: () => T): T {
    this.#database.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      this.#database.exec('COMMIT');
      return result;
    } catch (error) {
      this.#database.exec('ROLLBACK');
      throw error;
    }
  }
}
