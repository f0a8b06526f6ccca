import { existsSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { MIGRATIONS } from './migrations.ts';
import { DataDirectoryError, directoryFailure, openFailure } from './openFailure.ts';
import { SCHEMA, SCHEMA_VERSION } from './schema.ts';

export { DataDirectoryError } from './openFailure.ts';

/**
 * Takes a data directory (made if missing); returns its database, held by this process alone.
 * WAL with full synchronisation: a commit that returned is on the disk.
 * Throws DataDirectoryError if another lake holds it or the file is damaged or too new.
 */
export function openDatabase(directory: string): DatabaseSync {
  const path = join(directory, 'lake.sqlite');
  prepare(directory, path);
  const database = opened(path);
  try {
    database.exec('PRAGMA locking_mode = EXCLUSIVE');
    requireOurs(database, path);
    database.exec('PRAGMA journal_mode = WAL');
    database.exec('PRAGMA synchronous = FULL');
    database.exec('PRAGMA foreign_keys = ON');
    // Pages kept at hand, and written ahead before they find their place: 32 and 16 MB.
    database.exec('PRAGMA cache_size = -32000');
    database.exec('PRAGMA wal_autocheckpoint = 4000');
    // An exclusive lock is taken by the first write, so write at once.
    database.exec('BEGIN IMMEDIATE');
    migrate(database);
    database.exec('COMMIT');
  } catch (cause) {
    database.close();
    throw openFailure(cause, path);
  }
  return database;
}

/** Makes the tables, or brings those of an earlier format up to date. */
export function migrate(database: DatabaseSync): void {
  const found = formatOf(database);
  if (found === 0) database.exec(SCHEMA);
  else
    for (let format = found; format < SCHEMA_VERSION; format += 1) MIGRATIONS[format]?.(database);
  database.exec(`PRAGMA user_version = ${SCHEMA_VERSION}`);
}

function formatOf(database: DatabaseSync): number {
  return Number(database.prepare('PRAGMA user_version').get()?.user_version);
}

/** Throws DataDirectoryError for a database that this lake must leave alone. */
function requireOurs(database: DatabaseSync, path: string): void {
  const format = formatOf(database);
  if (format > SCHEMA_VERSION) {
    throw new DataDirectoryError(
      `${path} was written by a newer lake (format ${format}; this one reads ${SCHEMA_VERSION}). ` +
        'Nothing was changed. Start that lake, or restore a backup: lake restore --help',
    );
  }
  const table = database.prepare('SELECT name FROM sqlite_schema').get();
  if (format > 0 || !table) return;
  throw new DataDirectoryError(
    `${path} is the database of another program (it has "${table.name}"); choose another --data`,
  );
}

/** Throws DataDirectoryError if there cannot be a directory, or it has lost its database. */
function prepare(directory: string, path: string): void {
  try {
    mkdirSync(directory, { recursive: true });
  } catch (cause) {
    throw directoryFailure(cause, directory);
  }
  // SQLite takes an empty file for a new database; but a token is made only once there is one.
  const isEmpty = existsSync(path) && statSync(path).size === 0;
  if (!isEmpty || !existsSync(join(directory, 'tokens.json'))) return;
  throw new DataDirectoryError(
    `${path} is empty although it was a lake's database. Nothing was changed. ` +
      'Restore a backup into a new directory (lake restore --help), or remove the file to begin anew',
  );
}

function opened(path: string): DatabaseSync {
  try {
    return new DatabaseSync(path, { timeout: 0 });
  } catch (cause) {
    throw openFailure(cause, path);
  }
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
