import { existsSync, statSync } from 'node:fs';
import { readdir, rmdir } from 'node:fs/promises';
import { CommandError } from '../commands/command.ts';

/** Takes a path that is to be made; an empty directory there goes. Throws CommandError for all else. */
export async function requireUnused(path: string): Promise<void> {
  if (!existsSync(path)) return;
  if (!statSync(path).isDirectory()) {
    throw new CommandError(`${path} exists already; nothing was overwritten. Choose another name.`);
  }
  if ((await readdir(path)).length > 0) {
    throw new CommandError(
      `${path} is not empty; nothing was overwritten. Choose another directory.`,
    );
  }
  await rmdir(path);
}
