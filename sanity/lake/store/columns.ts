import type { Entry } from './documentTable.ts';
import { isObject } from './json.ts';
import type { UnreadDocument } from './lazyDocument.ts';

/** The names that lead to a value within a document, as `slug.current` does. */
export type Path = readonly string[];

/** How much is kept at hand, and what one value is reckoned to take beyond its characters. */
const KEPT_BYTES = 32 * 1024 * 1024;
const BYTES_OF_VALUE = 48;
const BYTES_OF_OBJECT = 512;
/** Documents read in one go. */
const AT_ONCE = 256;

type Column = { key: string; path: Path; values: Map<number, unknown>; bytes: number };

/**
 * The values that lists ask for, by path and by the row of a revision, those asked for last kept at
 * hand: a list over a whole dataset reads each document once, and holds no more than it shows.
 */
export class Columns {
  readonly #read: (entries: readonly Entry[]) => UnreadDocument[];
  /** The column used last comes last. */
  readonly #columns = new Map<string, Column>();
  #bytes = 0;

  constructor(read: (entries: readonly Entry[]) => UnreadDocument[]) {
    this.#read = read;
  }

  /** What stands at the paths in each document, null where nothing does, one after another. */
  *values(entries: readonly Entry[], paths: readonly Path[]): Generator<unknown[]> {
    const columns = paths.map((path) => this.#column(path));
    for (let start = 0; start < entries.length; start += AT_ONCE) {
      const some = entries.slice(start, start + AT_ONCE);
      const rows = some.map(({ row }) => columns.map(({ values }) => values.get(row)));
      const unknown = some.flatMap((_, at) => (rows[at]?.includes(undefined) ? [at] : []));
      const wanted = unknown.flatMap((at) => some[at] ?? []);
      const documents = wanted.length > 0 ? this.#read(wanted) : [];
      for (const [index, document] of documents.entries()) {
        const row = wanted[index]?.row ?? 0;
        rows[unknown[index] ?? 0] = columns.map((column) => {
          const value = valueIn(document, column.path);
          // What is left out of the short form is too long to be kept.
          if (!document.leftOut.has(column.path[0] ?? '')) this.#keep(column, row, value, columns);
          return value;
        });
      }
      yield* rows;
    }
  }

  /** Forgets a row that is not current any more. */
  forget(row: number): void {
    for (const column of this.#columns.values()) {
      const value = column.values.get(row);
      if (value === undefined) continue;
      column.values.delete(row);
      this.#count(column, -bytesOf(value));
    }
  }

  #column(path: Path): Column {
    const key = JSON.stringify(path);
    const column = this.#columns.get(key) ?? { key, path, values: new Map(), bytes: 0 };
    this.#columns.delete(key);
    this.#columns.set(key, column);
    return column;
  }

  #keep(column: Column, row: number, value: unknown, inUse: readonly Column[]): void {
    const bytes = bytesOf(value);
    this.#makeRoom(bytes, inUse);
    const isGivenUp = this.#columns.get(column.key) !== column;
    if (isGivenUp || column.values.has(row) || this.#bytes + bytes > KEPT_BYTES) return;
    column.values.set(row, value);
    this.#count(column, bytes);
  }

  /** Gives up columns that were used before those in use now. */
  #makeRoom(bytes: number, inUse: readonly Column[]): void {
    for (const oldest of this.#columns.values()) {
      if (this.#bytes + bytes <= KEPT_BYTES || inUse.includes(oldest)) return;
      this.#columns.delete(oldest.key);
      this.#bytes -= oldest.bytes;
    }
  }

  #count(column: Column, bytes: number): void {
    column.bytes += bytes;
    this.#bytes += bytes;
  }
}

/** Takes a value and names; returns what they lead to; undefined if nothing. */
export function valueAt(value: unknown, names: Path): unknown {
  let at = value;
  for (const name of names) at = isObject(at) && Object.hasOwn(at, name) ? at[name] : undefined;
  return at;
}

function valueIn(document: UnreadDocument, [name = '', ...names]: Path): unknown {
  return valueAt(document.attribute(name), names) ?? null;
}

function bytesOf(value: unknown): number {
  if (typeof value === 'string') return BYTES_OF_VALUE + value.length;
  return typeof value === 'object' && value !== null ? BYTES_OF_OBJECT : BYTES_OF_VALUE;
}
