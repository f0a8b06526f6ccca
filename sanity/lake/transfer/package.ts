import { createReadStream, existsSync, statSync } from 'node:fs';
import { glob, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';
import { extract } from 'tar';
import { CommandError } from '../commands/command.ts';
import { isObject } from '../store/json.ts';

/** An export of a dataset, lying in a directory. */
export type Package = {
  directory: string;
  /** The file with a document on each line. */
  data: string;
  /** What `assets.json` notes of assets, by kind and SHA-1 (`image-<sha1>`). */
  assetNotes: Record<string, unknown>;
  /** Assets that lie beside the documents, as `image@file://./images/…`. */
  assetFiles: string[];
};

/**
 * Takes a `.tar.gz` or a directory as `lake export` and `sanity dataset export` make them, or a
 * file of documents alone; calls `work` with what is in it. Throws CommandError if it is none.
 */
export async function withPackage<T>(
  source: string,
  work: (content: Package) => Promise<T>,
): Promise<T> {
  if (!existsSync(source)) throw new CommandError(`There is no ${source}`);
  if (statSync(source).isDirectory()) return work(await packageIn(source));
  if (source.endsWith('.ndjson')) return work(await packageOf(resolve(source)));
  const directory = await mkdtemp(join(tmpdir(), 'lake-import-'));
  try {
    await unpack(source, directory);
    return await work(await packageIn(directory));
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** Calls `take` with every line that is not empty, and its number. */
export async function eachLine(
  path: string,
  take: (text: string, number: number) => void,
): Promise<void> {
  let number = 0;
  for await (const text of createInterface({ input: createReadStream(path, 'utf8') })) {
    number += 1;
    if (text.trim() !== '') take(text, number);
  }
}

async function unpack(source: string, directory: string): Promise<void> {
  try {
    await pipeline(createReadStream(source), extract({ cwd: directory, strict: true }));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new CommandError(`${source} is neither .ndjson nor a whole .tar.gz: ${reason}`, {
      cause,
    });
  }
}

/** Exports have their documents in a directory of their own, which has any name. */
async function packageIn(directory: string): Promise<Package> {
  const found: string[] = [];
  for await (const path of glob(['*.ndjson', '*/*.ndjson'], { cwd: directory })) found.push(path);
  const [only, ...others] = found;
  if (only === undefined) throw new CommandError(`There is no .ndjson file in ${directory}`);
  if (others.length > 0) {
    throw new CommandError(`Which of these are the documents? ${found.join(', ')}: leave only one`);
  }
  return packageOf(resolve(directory, only));
}

async function packageOf(data: string): Promise<Package> {
  const directory = dirname(data);
  const assetFiles: string[] = [];
  for (const [kind, folder] of [
    ['image', 'images'],
    ['file', 'files'],
  ]) {
    if (basename(data) !== 'data.ndjson' || !existsSync(join(directory, `${folder}`))) continue;
    const names = await readdir(join(directory, `${folder}`));
    assetFiles.push(...names.map((name) => `${kind}@file://./${folder}/${name}`));
  }
  return { directory, data, assetFiles, assetNotes: await notesIn(join(directory, 'assets.json')) };
}

async function notesIn(path: string): Promise<Record<string, unknown>> {
  if (!existsSync(path)) return {};
  try {
    const notes: unknown = JSON.parse(await readFile(path, 'utf8'));
    if (isObject(notes)) return notes;
  } catch (cause) {
    throw new CommandError(`${relative('.', path)} is not JSON`, { cause });
  }
  throw new CommandError(`${relative('.', path)} is not an object of notes by asset`);
}
