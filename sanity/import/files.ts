import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, isAbsolute, join, relative, sep } from 'node:path';
import type { SourceFile } from './importMarkdown.ts';

/** A Markdown file that was found, before it is read. */
export type Found = {
  file: string;
  /** How reports and documents name it: from here if it lies here, else from the given folder. */
  path: string;
};

/**
 * Finds Markdown files, in the same order on every machine.
 * @param targets Files and folders; folders are searched to their end.
 * @throws if a target does not exist or is no Markdown.
 */
export function findFiles(targets: readonly string[], here = process.cwd()): Found[] {
  const found = targets.flatMap((target): Found[] => {
    const stats = statSync(target, { throwIfNoEntry: false });
    if (stats === undefined) throw new Error(`"${target}" does not exist.`);
    if (stats.isFile()) return [{ file: target, path: nameOf(target, basename(target), here) }];
    return readdirSync(target, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.md'))
      .map((name) => {
        const file = join(target, name);
        return { file, path: nameOf(file, name, here) };
      });
  });
  const unique = new Map(found.map((one) => [one.file, one]));
  return [...unique.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Reads a file and its SHA-256. */
export function readSource(found: Found): SourceFile {
  const bytes = readFileSync(found.file);
  return {
    path: found.path,
    text: bytes.toString('utf8'),
    sha256: createHash('sha256').update(bytes).digest('hex'),
  };
}

function nameOf(file: string, fallback: string, here: string): string {
  const fromHere = relative(here, file);
  const outside = fromHere.startsWith('..') || isAbsolute(fromHere);
  return (outside ? fallback : fromHere).split(sep).join('/');
}
