import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The first of some commands that is on the path. */
export function findCommand(names: readonly string[]): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return names
    .flatMap((name) => folders.map((folder) => join(folder, name)))
    .find((file) => existsSync(file));
}

/** Runs a command. @returns whether it ended well. */
export function attempt(command: string, args: string[]): boolean {
  const result = spawnSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  return result.status === 0;
}

/** Installs a Debian package, as root on Debian. @returns whether it is installed now. */
export function installPackage(name: string): boolean {
  const isPossible = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  return (
    isPossible &&
    attempt('apt-get', ['update', '-qq']) &&
    attempt('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name])
  );
}
