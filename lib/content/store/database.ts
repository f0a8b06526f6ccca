import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Environment } from '#lib/env.ts';

/** How long one process waits for another's write: the workers of a build share this file. */
const BUSY_TIMEOUT = 10_000;

/**
 * Raise it when a table changes. An older file is emptied: it holds only what can be fetched again.
 */
const FORMAT = 1;

const TABLES = ['copies', 'addresses', 'verdicts', 'facts', 'reported', 'deliveries'];

const SCHEMA = `
  -- The last good version of each monograph. "content" is null once it has been withdrawn.
  CREATE TABLE IF NOT EXISTS copies (
    id TEXT PRIMARY KEY,
    slug TEXT NOT NULL,
    revision TEXT NOT NULL,
    seen_at INTEGER NOT NULL,
    content TEXT
  ) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS copies_by_slug ON copies (slug);

  -- Every address a good version ever had.
  CREATE TABLE IF NOT EXISTS addresses (
    slug TEXT PRIMARY KEY,
    id TEXT NOT NULL
  ) WITHOUT ROWID;

  -- What the check said of a revision, so that the index need not fetch it again.
  CREATE TABLE IF NOT EXISTS verdicts (
    id TEXT PRIMARY KEY,
    revision TEXT NOT NULL,
    verdict TEXT NOT NULL
  ) WITHOUT ROWID;

  -- Small things that are kept whole: the index, the site's settings, the redirects.
  CREATE TABLE IF NOT EXISTS facts (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL,
    seen_at INTEGER NOT NULL
  ) WITHOUT ROWID;

  -- Which faults the log already names.
  CREATE TABLE IF NOT EXISTS reported (
    id TEXT NOT NULL,
    revision TEXT NOT NULL,
    PRIMARY KEY (id, revision)
  ) WITHOUT ROWID;

  -- Webhook messages that have been seen through, so that none is obeyed twice.
  CREATE TABLE IF NOT EXISTS deliveries (
    mark TEXT PRIMARY KEY,
    receipt TEXT NOT NULL,
    done_at INTEGER NOT NULL
  ) WITHOUT ROWID;
`;

/** SQLite's own codes for a file that is damaged, or no database at all. https://sqlite.org/rescode.html */
const DAMAGED = [11, 26];

/**
 * Opens what this site remembers of one dataset; made if missing, shared by several processes. A
 * damaged file is set aside for whoever wants to look at it, and begun anew.
 * @param place The directory and the dataset it is about.
 * @throws if the directory cannot be written, naming FORMULARY_STATE_DIR.
 */
export function openStore(
  place: Pick<Environment, 'stateDir' | 'projectId' | 'dataset'>,
): DatabaseSync {
  const path = join(place.stateDir, `${place.projectId}.${place.dataset}.sqlite`);
  try {
    mkdirSync(place.stateDir, { recursive: true });
    try {
      return openDatabase(path);
    } catch (error) {
      if (!isDamage(error)) throw error;
      setAside(path);
      return openDatabase(path);
    }
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(
      `The site cannot keep its last good content in ${path} (${reason}). ` +
        'Set FORMULARY_STATE_DIR to a directory that it may write to.',
      { cause },
    );
  }
}

function openDatabase(path: string): DatabaseSync {
  const database = new DatabaseSync(path, { timeout: BUSY_TIMEOUT });
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
  database.exec('BEGIN IMMEDIATE');
  if (database.prepare('PRAGMA user_version').get()?.user_version !== FORMAT) {
    for (const table of TABLES) database.exec(`DROP TABLE IF EXISTS ${table}`);
    database.exec(SCHEMA);
    database.exec(`PRAGMA user_version = ${FORMAT}`);
  }
  database.exec('COMMIT');
  return database;
}

function isDamage(error: unknown): boolean {
  return (
    error instanceof Error &&
    'errcode' in error &&
    typeof error.errcode === 'number' &&
    DAMAGED.includes(error.errcode)
  );
}

function setAside(path: string): void {
  const aside = `${path}.damaged`;
  renameSync(path, aside);
  // They belong to the damaged file and would be taken for the new one's.
  for (const ending of ['-wal', '-shm']) rmSync(path + ending, { force: true });
  console.warn(`content: ${path} is damaged. It is begun anew; the old file is ${aside}.`);
}
