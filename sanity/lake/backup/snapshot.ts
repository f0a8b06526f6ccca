import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { setTimeout } from 'node:timers/promises';
import { MANIFEST, type Manifest } from './manifest.ts';

/** How much is copied before writers get their turn. */
const PAGES_AT_A_TIME = 200;
/** How long a gap between two transactions is waited for, in milliseconds. */
const LONGEST_WAIT = 60_000;

/**
 * Takes an open database and its data directory; puts a copy into `target`: the database as it is
 * at one moment, what it is (backup.json), and a link to the assets. Writers go on meanwhile.
 * Tokens and sign-ins stay out unless asked for.
 */
export async function takeSnapshot(
  database: DatabaseSync,
  dataDirectory: string,
  target: string,
  withTokens: boolean,
): Promise<Manifest> {
  await mkdir(target, { recursive: true });
  const path = join(target, 'lake.sqlite');
  await copyDatabase(database, path);
  const last = settle(path, withTokens);
  // An asset's bytes are on the disk before a document speaks of it, so they are listed afterwards.
  const assets = await assetsIn(join(dataDirectory, 'assets'));
  const manifest: Manifest = {
    format: 1,
    createdAt: new Date().toISOString(),
    lastTransaction: last,
    databaseSha256: await sha256Of(path),
    assets,
  };
  await writeFile(join(target, MANIFEST), `${JSON.stringify(manifest, null, 1)}\n`);
  if (assets.length > 0) await symlink(join(dataDirectory, 'assets'), join(target, 'assets'));
  const tokens = join(dataDirectory, 'tokens.json');
  if (withTokens && existsSync(tokens)) await symlink(tokens, join(target, 'tokens.json'));
  return manifest;
}

/**
 * Node tries again by itself if a step meets a transaction, except the first one: then it fails
 * with the code for success. Transactions are short.
 */
async function copyDatabase(database: DatabaseSync, path: string): Promise<void> {
  for (const deadline = Date.now() + LONGEST_WAIT; ; await setTimeout(1)) {
    try {
      await backup(database, path, { rate: PAGES_AT_A_TIME });
      return;
    } catch (error) {
      const isBusy = error instanceof Error && 'errcode' in error && error.errcode === 0;
      if (!isBusy || Date.now() > deadline) throw error;
    }
  }
}

/** Makes a fresh copy one whole file; returns the last transaction in it. */
function settle(path: string, withTokens: boolean): Manifest['lastTransaction'] {
  const copy = new DatabaseSync(path);
  try {
    copy.exec('PRAGMA journal_mode = DELETE');
    if (!withTokens) copy.exec('PRAGMA secure_delete = ON; DELETE FROM sessions');
    const row = copy
      .prepare('SELECT sequence, id, timestamp FROM transactions ORDER BY sequence DESC LIMIT 1')
      .get();
    if (!row) return null;
    return { sequence: Number(row.sequence), id: String(row.id), timestamp: String(row.timestamp) };
  } finally {
    copy.close();
  }
}

/** What is still being written has another name, and is not listed. */
async function assetsIn(directory: string): Promise<string[]> {
  if (!existsSync(directory)) return [];
  const found = await readdir(directory, { recursive: true, withFileTypes: true });
  return found
    .filter((entry) => entry.isFile() && /^[a-f0-9]{40}[^/]*\.[a-z0-9]+$/.test(entry.name))
    .filter((entry) => !entry.name.endsWith('.partial'))
    .map((entry) => join('assets', entry.parentPath.slice(directory.length), entry.name))
    .sort();
}

export async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return hash.digest('hex');
}
