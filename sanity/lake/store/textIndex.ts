import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { inTransaction } from './database.ts';
import type { Entry } from './documentTable.ts';
import { readDocument } from './json.ts';
import { ftsQuery, type Search, wordsToIndex } from './words.ts';

const TABLES = `
  CREATE VIRTUAL TABLE IF NOT EXISTS document_text
    USING fts5 (words, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii');
  CREATE TABLE IF NOT EXISTS document_words (row INTEGER PRIMARY KEY, words TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS text_progress (last_row INTEGER NOT NULL);
`;

/** Documents read into the index in one go: some milliseconds, in which nothing else is done. */
const AT_ONCE = 100;
/** Of so many documents the words are kept at hand. */
const WORDS_KEPT = 2000;
/** After so long without a write the index goes on by itself. */
const QUIET_MS = 250;

/**
 * Which documents have which words. It lags behind the documents, so that writes stay fast: it is
 * brought up to date before it is asked, and bit by bit while nothing is written.
 */
export class TextIndex {
  readonly #database: DatabaseSync;
  readonly #behind: StatementSync;
  readonly #addText: StatementSync;
  readonly #addWords: StatementSync;
  readonly #dropText: StatementSync;
  readonly #dropWords: StatementSync;
  readonly #progress: StatementSync;
  readonly #search: StatementSync;
  readonly #words: StatementSync;
  #lastRow: number;
  #timer: NodeJS.Timeout | undefined;
  #isStopped = false;
  /** A document is asked for its words once for every term: to be found, and to be ranked. */
  readonly #kept = new Map<number, string>();

  /** @param database The lake's own; tables are made in it. */
  constructor(database: DatabaseSync) {
    this.#database = database;
    database.exec(TABLES);
    const known = database.prepare('SELECT last_row FROM text_progress').get();
    if (!known) database.exec('INSERT INTO text_progress (last_row) VALUES (0)');
    this.#lastRow = Number(known?.last_row ?? 0);
    this.#behind = database.prepare(
      `SELECT row, id, after FROM documents JOIN changes USING (row)
       WHERE row > ? ORDER BY row LIMIT ?`,
    );
    this.#addText = database.prepare('INSERT INTO document_text (rowid, words) VALUES (?, ?)');
    this.#addWords = database.prepare('INSERT INTO document_words (row, words) VALUES (?, ?)');
    this.#dropText = database.prepare('DELETE FROM document_text WHERE rowid = ?');
    this.#dropWords = database.prepare('DELETE FROM document_words WHERE row = ?');
    this.#progress = database.prepare('UPDATE text_progress SET last_row = ?');
    this.#search = database.prepare(
      `SELECT row, id FROM document_text JOIN documents ON row = document_text.rowid
       WHERE document_text MATCH ? AND dataset = ? ORDER BY id`,
    );
    this.#words = database.prepare('SELECT words FROM document_words WHERE row = ?');
  }

  /** The documents of a dataset that have the words, wherever in them, by `_id`. */
  search(dataset: number, search: Search): Entry[] {
    while (this.#catchUp());
    const found = this.#search.all(ftsQuery(search), dataset);
    return found.map(({ row, id }) => ({ row: Number(row), id: String(id) }));
  }

  /** The words of a revision, as `wordsOf` gives them; undefined if it has not been read yet. */
  words(row: number): string | undefined {
    const kept = this.#kept.get(row);
    if (kept !== undefined) return kept;
    const found = this.#words.get(row);
    if (!found) return undefined;
    if (this.#kept.size >= WORDS_KEPT) this.#kept.clear();
    this.#kept.set(row, String(found.words));
    return String(found.words);
  }

  /** Forgets a row that is not current any more. Call it inside the transaction that sees to that. */
  drop(row: number): void {
    if (row > this.#lastRow) return;
    this.#dropText.run(row);
    this.#dropWords.run(row);
  }

  /** Brings the index up to date, letting others have their turn in between. */
  async catchUp(): Promise<void> {
    while (!this.#isStopped && this.#catchUp()) {
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  /** Goes on by itself once nothing has been written for a moment. */
  wake(): void {
    if (this.#isStopped) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#goOn(), QUIET_MS).unref();
  }

  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#timer);
  }

  #goOn(): void {
    const timer = this.#timer;
    try {
      if (!this.#catchUp()) return;
    } catch (error) {
      // Nobody is waiting. Whoever searches will be told, or find it mended.
      console.error(`The text index cannot be brought up to date: ${error}`);
      return;
    }
    setImmediate(() => {
      // A write has come in between: it will be quiet again.
      if (timer === this.#timer && !this.#isStopped) this.#goOn();
    });
  }

  /** Reads on; returns whether there may be more to read. */
  #catchUp(): boolean {
    const rows = this.#behind.all(this.#lastRow, AT_ONCE);
    const last = rows.at(-1);
    if (!last) return false;
    inTransaction(this.#database, () => {
      for (const { row, id, after } of rows) {
        const { words, indexed } = wordsToIndex(readDocument(after, String(id)));
        this.#addText.run(Number(row), indexed);
        this.#addWords.run(Number(row), words);
      }
      this.#progress.run(Number(last.row));
    });
    this.#lastRow = Number(last.row);
    return rows.length === AT_ONCE;
  }
}
