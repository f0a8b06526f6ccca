import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { unpack } from './archive.ts';
import { requireUnused } from './destination.ts';
import type { Manifest } from './manifest.ts';
import { verifyBackup } from './verify.ts';

/**
 * Takes the chunks of a backup and where to keep it: a file (`….tar.gz`), else a directory. What
 * stands there in the end is whole and was checked; before that, it has another name.
 */
export async function keepBackup(
  archive: AsyncIterable<Uint8Array>,
  out: string,
): Promise<Manifest> {
  const target = resolve(out);
  await requireUnused(target);
  await mkdir(dirname(target), { recursive: true });
  const workplace = await mkdtemp(join(dirname(target), `.${basename(target)}-`));
  try {
    const directory = join(workplace, 'unpacked');
    await mkdir(directory);
    if (!isArchiveName(target)) {
      await pipeline(archive, unpack(directory));
      const manifest = await verifyBackup(directory);
      await rename(directory, target);
      return manifest;
    }
    const file = join(workplace, 'archive');
    await pipeline(archive, createWriteStream(file, { mode: 0o600, flush: true }));
    await pipeline(createReadStream(file), unpack(directory));
    const manifest = await verifyBackup(directory);
    await rename(file, target);
    await syncDirectory(dirname(target));
    return manifest;
  } finally {
    await rm(workplace, { recursive: true, force: true });
  }
}

export function isArchiveName(path: string): boolean {
  return /\.(tar\.gz|tgz)$/.test(path);
}

/** A file that was given its name is found under it after a power cut, too. */
async function syncDirectory(path: string): Promise<void> {
  const directory = await open(path);
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}
