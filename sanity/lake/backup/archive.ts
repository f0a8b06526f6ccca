import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { create, extract } from 'tar';
import { MANIFEST } from './manifest.ts';

/** What a backup consists of; the manifest first, so that a reader knows at once what this is. */
const PARTS = [MANIFEST, 'lake.sqlite', 'tokens.json', 'assets'];

/** Pictures are most of a large lake, and hardly get smaller; the rest does at the lowest level. */
const COMPRESSION = { level: 1 };

/** Takes the directory of a snapshot; returns the chunks of a `.tar.gz` of it. */
export async function* packed(directory: string): AsyncIterable<Uint8Array<ArrayBuffer>> {
  const parts = PARTS.filter((part) => existsSync(join(directory, part)));
  const pack = create(
    {
      cwd: directory,
      gzip: COMPRESSION,
      follow: true,
      portable: true,
      filter: (path) => !path.endsWith('.partial'),
    },
    parts,
  );
  for await (const chunk of pack) yield new Uint8Array(chunk);
}

/** Takes a stream or file of a `.tar.gz`; puts what is in it into an existing directory. */
export function unpack(directory: string) {
  // A database can be very repetitive; the backup is our own, not a stranger's trap.
  return extract({ cwd: directory, strict: true, maxDecompressionRatio: Number.POSITIVE_INFINITY });
}
