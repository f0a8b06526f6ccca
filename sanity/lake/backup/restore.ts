import { createReadStream, existsSync, statSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { CommandError } from '../commands/command.ts';
import { openDatabase } from '../store/database.ts';
import { unpack } from './archive.ts';
import { requireUnused } from './destination.ts';
import { MANIFEST, type Manifest } from './manifest.ts';
import { verifyBackup } from './verify.ts';

/**
 * Takes a backup (file or directory) and a data directory that is empty or not there; makes it the
 * lake that was backed up, whole or not at all. Throws CommandError, DataDirectoryError.
 */
export async function restoreBackup(from: string, dataDirectory: string): Promise<Manifest> {
  if (!existsSync(from)) throw new CommandError(`There is no backup ${from}`);
  const target = resolve(dataDirectory);
  await requireUnused(target);
  await mkdir(dirname(target), { recursive: true });
  const workplace = await mkdtemp(join(dirname(target), `.${basename(target)}-`));
  try {
    const directory = join(workplace, 'restored');
    if (statSync(from).isDirectory()) await cp(from, directory, { recursive: true });
    else await unpackFile(from, directory);
    const manifest = await verifyBackup(directory);
    await rm(join(directory, MANIFEST));
    // Can this lake read it? A newer format is told here and not at the next start.
    openDatabase(directory).close();
    await rename(directory, target);
    return manifest;
  } finally {
    await rm(workplace, { recursive: true, force: true });
  }
}

async function unpackFile(file: string, directory: string): Promise<void> {
  await mkdir(directory);
  try {
    await pipeline(createReadStream(file), unpack(directory));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new CommandError(`${file} is not a whole .tar.gz: ${reason}. Use another backup.`, {
      cause,
    });
  }
}
