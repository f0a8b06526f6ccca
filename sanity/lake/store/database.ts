import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

export class DataDirectoryError extends Error {}

const SCHEMA_VERSION = 1;

const SCHEMA = `
  CREATE TABLE datasets (
    row INTEGER PRIMARY KEY,
    project TEXT NOT NULL,
    name TEXT NOT NULL,
    acl_mode TEXT NOT NULL,
    created_at TEXT NOT NULL,
    UNIQUE (project, name)
  );

  CREATE TABLE documents (
    dataset INTEGER NOT NULL REFERENCES datasets (row),
    id TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (dataset, id)
  ) WITHOUT ROWID;

  CREATE TABLE transactions (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    dataset INTEGER NOT NULL REFERENCES datasets (row),
    id TEXT NOT NULL,
    author TEXT NOT NULL,
    timestamp TEXT NOT NULL,
    UNIQUE (dataset, id)
  );

  -- What a transaction made of each document it touched. The state before is the previous row.
  CREATE TABLE changes (
    dataset INTEGER NOT NULL,
    document_id TEXT NOT NULL,
    sequence INTEGER NOT NULL REFERENCES transactions (sequence),
    after TEXT,
    mutations TEXT NOT NULL,
    PRIMARY KEY (dataset, document_id, sequence)
  ) WITHOUT ROWID;
  CREATE INDEX changes_by_transaction ON changes (sequence);

  CREATE TABLE sessions (
    token_hash TEXT PRIMARY KEY,
    user_id TEXT NOT NULL,
    created_at TEXT NOT NULL
  ) WITHOUT ROWID;

  CREATE TABLE user_values (
    user_id TEXT NOT NULL,
    key TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (user_id, key)
  ) WITHOUT ROWID;
`;

/**
 * Takes a data directory (made if missing); returns its database, held by this process alone.
 * WAL with full synchronisation: a commit that returned is on the disk.
 * Throws DataDirectoryError if another lake holds it or the file is damaged or too new.
 */
export function openDatabase(directory: string): DatabaseSync {
  mkdirSync(directory, { recursive: true });
  const path = join(directory, 'lake.sqlite');
  const database = new DatabaseSync(path, { timeout: 0 });
  try {
    database.exec('PRAGMA locking_mode = EXCLUSIVE');
    database.exec('PRAGMA journal_mode = WAL');
    database.exec('PRAGMA synchronous = FULL');
    database.exec('PRAGMA foreign_keys = ON');
    // An exclusive lock is taken by the first write, so write at once.
    database.exec('BEGIN IMMEDIATE');
    migrate(database, path);
    database.exec('COMMIT');
  } catch (cause) {
    database.close();
    throw explain(cause, path);
  }
  return database;
}

function migrate(database: DatabaseSync, path: string): void {
  const found = Number(database.prepare('PRAGMA user_version').get()?.user_version);
  if (found > SCHEMA_VERSION) {
    throw new DataDirectoryError(
      `${path} was written by a newer lake (format ${found}; this one reads ${SCHEMA_VERSION})`,
    );
  }
  if (found === 0) database.exec(SCHEMA);
  database.exec(`PRAGMA user_version = ${SCHEMA_VERSION}`);
}

function explain(cause: unknown, path: string): Error {
  if (cause instanceof DataDirectoryError) return cause;
  const reason = cause instanceof Error ? cause.message : String(cause);
  if (/locked|busy/i.test(reason)) {
    return new DataDirectoryError(
      `${path} is in use by another Content Lake; stop that one or give this one its own --data`,
      { cause },
    );
  }
  return new DataDirectoryError(`Cannot open ${path}: ${reason}`, { cause });
}

/** Runs `work` as one transaction: all of it is on the disk afterwards, or none. */
export function inTransaction<T>(database: DatabaseSync, work: () => T): T {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}
