import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { CommandError } from '../commands/command.ts';
import { type Manifest, readManifest } from './manifest.ts';
import { sha256Of } from './snapshot.ts';

const NAMED_IN_ERRORS = 5;

/**
 * Takes the directory of an unpacked backup; returns what it says of itself, once every byte of the
 * database and the assets has been found as it was written. Throws CommandError naming what is not.
 */
export async function verifyBackup(directory: string): Promise<Manifest> {
  const manifest = await readManifest(directory);
  const path = join(directory, 'lake.sqlite');
  if ((await orMissing(sha256Of(path))) !== manifest.databaseSha256) {
    throw damaged('lake.sqlite is missing or not as it was written');
  }
  const fault = databaseFault(path);
  if (fault) throw damaged(`lake.sqlite was already broken when it was copied: ${fault}`);
  const broken: string[] = [];
  for (const asset of manifest.assets) {
    const isWhole =
      (await orMissing(sha1Of(join(directory, asset)))) === basename(asset).slice(0, 40);
    if (!isWhole) broken.push(asset);
  }
  if (broken.length > 0) {
    const names = broken.slice(0, NAMED_IN_ERRORS).join(', ');
    throw damaged(`${broken.length} assets are missing or not as they were written: ${names}`);
  }
  return manifest;
}

function damaged(what: string): CommandError {
  return new CommandError(`The backup is damaged: ${what}. Use another backup.`);
}

/** What SQLite finds wrong with a database, if anything. */
function databaseFault(path: string): string | undefined {
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    const [first] = database.prepare('PRAGMA integrity_check').all();
    const verdict = String(first?.integrity_check);
    return verdict === 'ok' ? undefined : verdict;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    database.close();
  }
}

async function sha1Of(path: string): Promise<string> {
  const hash = createHash('sha1');
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return hash.digest('hex');
}

/** The hash of a file; undefined if there is no such file. Throws what else keeps it from being read. */
async function orMissing(hash: Promise<string>): Promise<string | undefined> {
  try {
    return await hash;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
