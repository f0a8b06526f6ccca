import { closeSync, openSync, readdirSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Magazine } from './documents.ts';

/** Takes the path of a file or a directory; returns how many megabytes it holds. */
export function megabytesOf(path: string): number {
  if (!statSync(path).isDirectory()) return statSync(path).size / 2 ** 20;
  return readdirSync(path).reduce((sum, name) => sum + megabytesOf(join(path, name)), 0);
}

/** Writes every document of a magazine to a file, one a line. */
export function writeDocuments(magazine: Magazine, path: string): void {
  const file = openSync(path, 'w');
  for (const document of magazine.documents()) writeSync(file, `${JSON.stringify(document)}\n`);
  closeSync(file);
}
