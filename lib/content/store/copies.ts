import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { type Holder, holder } from '../answers.ts';

/** The last good version of one monograph, or the note that it was withdrawn. */
export type Copy = {
  id: string;
  slug: string;
  revision: string;
  /** When the lake last confirmed it. */
  seenAt: Date;
  /** As fetched, so that it is always read by the current shape; null once withdrawn. */
  content: Holder | null;
};

/**
 * The last good copies. What was seen later always wins, whichever process saw it: a slow answer
 * never puts an older page back.
 */
export class Copies {
  readonly #keep: StatementSync;
  readonly #address: StatementSync;
  readonly #formerAddress: StatementSync;
  readonly #withdraw: StatementSync;
  readonly #bySlug: StatementSync;
  readonly #byId: StatementSync;
  readonly #ownerOf: StatementSync;
  readonly #addressesOf: StatementSync;
  readonly #present: StatementSync;

  constructor(database: DatabaseSync) {
    this.#keep = database.prepare(
      `INSERT INTO copies (id, slug, revision, seen_at, content) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET slug = excluded.slug, revision = excluded.revision,
         seen_at = excluded.seen_at, content = excluded.content
       WHERE excluded.seen_at >= copies.seen_at`,
    );
    this.#address = database.prepare('INSERT OR REPLACE INTO addresses (slug, id) VALUES (?, ?)');
    this.#formerAddress = database.prepare(
      'INSERT OR IGNORE INTO addresses (slug, id) VALUES (?, ?)',
    );
    this.#withdraw = database.prepare(
      'UPDATE copies SET content = NULL, seen_at = ? WHERE id = ? AND seen_at <= ?',
    );
    this.#bySlug = database.prepare(
      'SELECT * FROM copies WHERE slug = ? ORDER BY content IS NULL, seen_at DESC LIMIT 1',
    );
    this.#byId = database.prepare('SELECT * FROM copies WHERE id = ?');
    this.#ownerOf = database.prepare('SELECT id FROM addresses WHERE slug = ?');
    this.#addressesOf = database.prepare('SELECT slug FROM addresses WHERE id = ?');
    this.#present = database.prepare('SELECT id FROM copies WHERE content IS NOT NULL');
  }

  /**
   * Keeps a good version.
   * @param seenAt When the question that found it was asked.
   * @returns false if something later is already known.
   */
  keep(copy: Copy & { content: Holder }, formerSlugs: readonly string[]): boolean {
    const { changes } = this.#keep.run(
      copy.id,
      copy.slug,
      copy.revision,
      copy.seenAt.getTime(),
      JSON.stringify(copy.content),
    );
    if (changes === 0) return false;
    this.#address.run(copy.slug, copy.id);
    for (const slug of formerSlugs) this.#formerAddress.run(slug, copy.id);
    return true;
  }

  /** Notes that a monograph is not published any more: its page must not come back by itself. */
  withdraw(id: string, seenAt: Date): void {
    this.#withdraw.run(seenAt.getTime(), id, seenAt.getTime());
  }

  /** The copy whose own address this is. */
  at(slug: string): Copy | undefined {
    return toCopy(this.#bySlug.get(slug));
  }

  of(id: string): Copy | undefined {
    return toCopy(this.#byId.get(id));
  }

  /** The id of the monograph that has, or last had, this address. */
  ownerOf(slug: string): string | undefined {
    const id = this.#ownerOf.get(slug)?.id;
    return typeof id === 'string' ? id : undefined;
  }

  /** Every address that leads, or led, to a monograph. */
  addressesOf(id: string): string[] {
    return this.#addressesOf.all(id).map((row) => String(row.slug));
  }

  /** The ids of all that are not withdrawn. */
  ids(): string[] {
    return this.#present.all().map((row) => String(row.id));
  }
}

function toCopy(row: Record<string, unknown> | undefined): Copy | undefined {
  if (row === undefined) return undefined;
  return {
    id: String(row.id),
    slug: String(row.slug),
    revision: String(row.revision),
    seenAt: new Date(Number(row.seen_at)),
    content: typeof row.content === 'string' ? holder.parse(JSON.parse(row.content)) : null,
  };
}
