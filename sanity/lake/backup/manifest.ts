import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { CommandError } from '../commands/command.ts';

export const MANIFEST = 'backup.json';

const manifest = z.object({
  format: z.literal(1),
  createdAt: z.string(),
  lastTransaction: z
    .object({ sequence: z.number(), id: z.string(), timestamp: z.string() })
    .nullable(),
  databaseSha256: z.string(),
  /** Paths below the backup's directory. A name holds the SHA-1 of the bytes. */
  assets: z.array(z.string()),
});

/** What a backup says of itself, in its first file. */
export type Manifest = z.output<typeof manifest>;

/** Takes the directory of a backup; returns what it says of itself. Throws CommandError. */
export async function readManifest(directory: string): Promise<Manifest> {
  const path = join(directory, MANIFEST);
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (cause) {
    throw new CommandError(
      `This is not a backup of a lake, or not a whole one: there is no ${MANIFEST} in it`,
      { cause },
    );
  }
  try {
    return manifest.parse(JSON.parse(text));
  } catch (cause) {
    throw new CommandError(`${MANIFEST} of the backup is damaged or of a newer lake`, { cause });
  }
}
