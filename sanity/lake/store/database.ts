import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { MIGRATIONS } from './migrations.ts';
import { SCHEMA, SCHEMA_VERSION } from './schema.ts';

export class DataDirectoryError extends Error {}

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

/** Makes the tables, or brings those of an earlier format up to date. */
export function migrate(database: DatabaseSync, path: string): void {
  const found = Number(database.prepare('PRAGMA user_version').get()?.user_version);
  if (found > SCHEMA_VERSION) {
    throw new DataDirectoryError(
      `${path} was written by a newer lake (format ${found}; this one reads ${SCHEMA_VERSION})`,
    );
  }
  if (found === 0) database.exec(SCHEMA);
  else
    for (let format = found; format < SCHEMA_VERSION; format += 1) MIGRATIONS[format]?.(database);
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
