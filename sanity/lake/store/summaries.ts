import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Bodies } from './bodies.ts';
import type { LakeDocument } from './document.ts';
import type { Entry } from './documentTable.ts';
import { readDocument } from './json.ts';
import { type Source, UnreadDocument } from './lazyDocument.ts';
import { namesLeftOut } from './summary.ts';
import type { TextIndex } from './textIndex.ts';
import { wordsOf } from './words.ts';

class Revision implements Source {
  readonly row: number;
  readonly #bodies: Bodies;
  readonly #text: TextIndex;

  constructor(row: number, bodies: Bodies, text: TextIndex) {
    this.row = row;
    this.#bodies = bodies;
    this.#text = text;
  }

  whole(): LakeDocument {
    return this.#bodies.get(this.row);
  }

  words(): string {
    return this.#text.words(this.row) ?? wordsOf(this.whole());
  }
}

/** The short forms of documents, by the row of their revision. */
export class Summaries {
  readonly #bodies: Bodies;
  readonly #text: TextIndex;
  readonly #one: StatementSync;
  readonly #several: StatementSync;

  constructor(database: DatabaseSync, bodies: Bodies, text: TextIndex) {
    this.#bodies = bodies;
    this.#text = text;
    this.#one = database.prepare('SELECT summary, left_out FROM documents WHERE row = ?');
    this.#several = database.prepare(
      `SELECT row, summary, left_out FROM json_each(?) AS wanted
       CROSS JOIN documents ON documents.row = wanted.value`,
    );
  }

  /** If a row has ceased to be current, what it held is still there in its revision. */
  get(entry: Entry): UnreadDocument {
    return this.#document(entry, this.#one.get(entry.row));
  }

  /** As `get`, for some at once: much sooner than one by one. */
  several(entries: readonly Entry[]): UnreadDocument[] {
    const [only] = entries;
    if (only && entries.length === 1) return [this.get(only)];
    const rows = JSON.stringify(entries.map(({ row }) => row));
    const found = new Map(this.#several.all(rows).map((each) => [Number(each.row), each]));
    return entries.map((entry) => this.#document(entry, found.get(entry.row)));
  }

  #document({ row, id }: Entry, found: Record<string, unknown> | undefined): UnreadDocument {
    const source = new Revision(row, this.#bodies, this.#text);
    if (!found) return new UnreadDocument(source.whole(), new Set(), source);
    const leftOut = namesLeftOut(String(found.left_out));
    return new UnreadDocument(readDocument(found.summary, id), leftOut, source);
  }
}
