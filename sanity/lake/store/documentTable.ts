import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { Bodies } from './bodies.ts';
import { Columns } from './columns.ts';
import type { LakeDocument } from './document.ts';
import { isObject } from './json.ts';
import { referencesIn } from './references.ts';
import { Summaries } from './summaries.ts';
import type { WrittenDocument } from './summary.ts';
import { TextIndex } from './textIndex.ts';

/** A current document: its id, and the row of its revision. */
export type Entry = { readonly row: number; readonly id: string };

/** What documents can be looked up by: their type, their slug, or an id they refer to. */
export type IndexName = 'type' | 'slug' | 'reference';

const ENTRIES: Record<IndexName, string> = {
  type: 'FROM documents WHERE dataset = ? AND type = ?',
  slug: 'FROM documents WHERE dataset = ? AND slug = ?',
  reference: `FROM document_references AS found JOIN documents USING (row)
    WHERE found.dataset = ? AND target = ?`,
};

/** A reference into another dataset; one that may dangle; one that may not. */
export const ELSEWHERE = 0;
export const WEAK = 1;
export const STRONG = 2;
export type ReferenceStrength = typeof ELSEWHERE | typeof WEAK | typeof STRONG;

/** The current documents of all datasets, in SQLite. A dataset is named by its row. */
export class DocumentTable {
  readonly text: TextIndex;
  readonly summaries: Summaries;
  readonly columns: Columns;
  readonly #database: DatabaseSync;
  readonly #bodies: Bodies;
  readonly #put: StatementSync;
  readonly #refer: StatementSync;
  readonly #drop: StatementSync;
  readonly #find: StatementSync;
  readonly #all: StatementSync;
  readonly #layered: StatementSync;
  readonly #referrers: StatementSync;
  readonly #listed: Record<IndexName, StatementSync>;
  readonly #counted: Record<IndexName, StatementSync>;
  readonly #unrefer: StatementSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
    this.text = new TextIndex(database);
    this.#bodies = new Bodies(database);
    this.summaries = new Summaries(database, this.#bodies, this.text);
    this.columns = new Columns((entries) => this.summaries.several(entries));
    this.#put = database.prepare(
      `INSERT INTO documents (row, dataset, id, type, slug, summary, left_out)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
    );
    this.#refer = database.prepare(
      `INSERT INTO document_references (dataset, target, row, strength) VALUES (?, ?, ?, ?)`,
    );
    this.#unrefer = database.prepare(
      'DELETE FROM document_references WHERE dataset = ? AND target = ? AND row = ?',
    );
    this.#drop = database.prepare('DELETE FROM documents WHERE dataset = ? AND id = ?');
    this.#find = database.prepare('SELECT row, id FROM documents WHERE dataset = ? AND id = ?');
    this.#all = database.prepare('SELECT row, id FROM documents WHERE dataset = ? ORDER BY id');
    this.#layered = database.prepare(
      `SELECT id FROM documents WHERE dataset = ?1 AND id >= 'drafts.' AND id < 'drafts/'
       UNION ALL
       SELECT id FROM documents WHERE dataset = ?1 AND id >= 'versions.' AND id < 'versions/'`,
    );
    this.#referrers = database.prepare(
      `SELECT row, id FROM document_references AS found JOIN documents USING (row)
       WHERE found.dataset = ? AND target = ? AND strength >= ? ORDER BY id`,
    );
    const each = (select: (entries: string) => string): Record<IndexName, StatementSync> => ({
      type: database.prepare(select(ENTRIES.type)),
      slug: database.prepare(select(ENTRIES.slug)),
      reference: database.prepare(select(ENTRIES.reference)),
    });
    this.#listed = each((entries) => `SELECT row, id ${entries} ORDER BY id`);
    // There may be very many of these; as arrays they come in half the time.
    for (const many of [this.#all, ...Object.values(this.#listed)]) many.setReturnArrays(true);
    this.#counted = each(
      (entries) => `SELECT count(*) AS found FROM (SELECT 1 ${entries} LIMIT ?)`,
    );
  }

  find(dataset: number, id: string): Entry | undefined {
    const found = this.#find.get(dataset, id);
    return found && entryOf(found);
  }

  /** Every document of a dataset, by `_id`. */
  all(dataset: number): Entry[] {
    return entriesIn(this.#all.all(dataset));
  }

  /** The documents that an index lists under `key`, by `_id`. */
  listed(dataset: number, index: IndexName, key: string): Entry[] {
    return entriesIn(this.#listed[index].all(dataset, key));
  }

  /** How many documents `listed` would return, counted no further than to `limit`. */
  count(dataset: number, index: IndexName, key: string, limit: number): number {
    return Number(this.#counted[index].get(dataset, key, limit)?.found);
  }

  /** The documents that refer to one, by references of a strength or more, by `_id`. */
  referrers(dataset: number, target: string, least: ReferenceStrength): Entry[] {
    return this.#referrers.all(dataset, target, least).map(entryOf);
  }

  /** The ids of all drafts and versions. */
  layeredIds(dataset: number): string[] {
    return this.#layered.all(dataset).map(({ id }) => String(id));
  }

  /** A whole document. */
  whole({ row }: Entry): LakeDocument {
    return this.#bodies.get(row);
  }

  /** Makes a revision the current one. Call it inside the transaction that writes the revision. */
  put(dataset: number, row: number, document: LakeDocument, written: WrittenDocument): void {
    const { _id, _type } = document;
    const { summary, leftOut } = written;
    this.#put.run(row, dataset, _id, _type, slugOf(document), summary, leftOut);
    for (const [target, strength] of strengthsOf(document)) {
      this.#refer.run(dataset, target, row, strength);
    }
  }

  /** Takes away all documents of a dataset. Call it inside the transaction that deletes it. */
  dropAll(dataset: number): void {
    for (const { row } of this.all(dataset)) {
      this.text.drop(row);
      this.columns.forget(row);
    }
    this.#database.prepare('DELETE FROM document_references WHERE dataset = ?').run(dataset);
    this.#database.prepare('DELETE FROM documents WHERE dataset = ?').run(dataset);
  }

  /** Takes away a current document. Call it inside the transaction that replaces or deletes it. */
  drop(dataset: number, document: LakeDocument): void {
    const entry = this.find(dataset, document._id);
    if (!entry) return;
    this.text.drop(entry.row);
    this.columns.forget(entry.row);
    this.#drop.run(dataset, entry.id);
    for (const target of strengthsOf(document).keys())
      this.#unrefer.run(dataset, target, entry.row);
  }
}

/** Takes rows as arrays. */
function entriesIn(rows: unknown): Entry[] {
  if (!Array.isArray(rows)) return [];
  return rows.map(([row, id]) => ({ row: Number(row), id: String(id) }));
}

function entryOf({ row, id }: Record<string, unknown>): Entry {
  return { row: Number(row), id: String(id) };
}

export function slugOf({ slug }: LakeDocument): string | null {
  return isObject(slug) && typeof slug.current === 'string' ? slug.current : null;
}

/** The ids a document refers to, each with its strongest reference. */
function strengthsOf(document: LakeDocument): Map<string, ReferenceStrength> {
  const strengths = new Map<string, ReferenceStrength>();
  for (const { target, isWeak, isElsewhere } of referencesIn(document)) {
    const strength = isElsewhere ? ELSEWHERE : isWeak ? WEAK : STRONG;
    strengths.set(target, strongest(strength, strengths.get(target)));
  }
  return strengths;
}

function strongest(a: ReferenceStrength, b: ReferenceStrength = a): ReferenceStrength {
  return a > b ? a : b;
}
