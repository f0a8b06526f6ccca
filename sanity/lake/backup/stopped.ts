import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { CommandError } from '../commands/command.ts';
import { takeSnapshot } from './snapshot.ts';

/**
 * Takes the data directory of a lake that is not running; calls `work` with the directory of a
 * snapshot of it, which is removed afterwards. Nothing in the data directory is changed, not even
 * brought to a newer format. Throws CommandError if there is no lake or it is running.
 */
export async function withSnapshotOf<T>(
  dataDirectory: string,
  withTokens: boolean,
  work: (snapshot: string) => Promise<T>,
): Promise<T> {
  const database = openStopped(dataDirectory);
  const directory = await mkdtemp(join(tmpdir(), 'lake-snapshot-'));
  try {
    await takeSnapshot(database, resolve(dataDirectory), directory, withTokens);
    return await work(directory);
  } finally {
    database.close();
    await rm(directory, { recursive: true, force: true });
  }
}

function openStopped(dataDirectory: string): DatabaseSync {
  const path = join(dataDirectory, 'lake.sqlite');
  if (!existsSync(path)) throw new CommandError(`There is no lake in ${dataDirectory}: no ${path}`);
  const database = new DatabaseSync(path, { timeout: 0 });
  try {
    database.exec('PRAGMA locking_mode = EXCLUSIVE');
    // The lock is taken by the first write; nothing is written.
    database.exec('BEGIN IMMEDIATE; ROLLBACK');
    return database;
  } catch (cause) {
    database.close();
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new CommandError(
      /locked|busy/i.test(reason)
        ? `${path} is in use: ask the running lake instead, with --url and --token`
        : `Cannot read ${path}: ${reason}. If it is damaged, restore a backup: lake restore --help`,
      { cause },
    );
  }
}
