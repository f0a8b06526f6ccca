import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';
import { say, step } from './report.ts';

const COMMANDS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** A Chromium that is already on this machine: `CHROMIUM_PATH`, on the path, or Playwright's own. */
function findBrowser(): string | undefined {
  const given = process.env.CHROMIUM_PATH;
  if (given) {
    if (existsSync(given)) return given;
    throw new Error(`CHROMIUM_PATH is "${given}", but there is nothing there.`);
  }
  const folders = (process.env.PATH ?? '').split(delimiter);
  const found = COMMANDS.flatMap((name) => folders.map((folder) => join(folder, name))).find(
    (file) => existsSync(file),
  );
  if (found !== undefined) return found;
  return existsSync(chromium.executablePath()) ? chromium.executablePath() : undefined;
}

function attempt(command: string, args: string[]): boolean {
  const result = spawnSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  return result.status === 0;
}

function installBrowser(): void {
  const debian = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (debian && attempt('apt-get', ['update', '-qq'])) {
    if (attempt('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'])) return;
  }
  attempt(process.execPath, ['node_modules/playwright/cli.js', 'install', 'chromium']);
}

/**
 * The browser for the end-to-end tests; installed if there is none (Debian's package as root,
 * else Playwright's download).
 * @returns the path of its executable.
 * @throws if none can be found or installed.
 */
export async function requireBrowser(): Promise<string> {
  const present = findBrowser();
  if (present !== undefined) return present;
  say('No Chromium was found on this machine.');
  await step('Installing Chromium', async () => installBrowser());
  const installed = findBrowser();
  if (installed !== undefined) return installed;
  throw new Error(
    'The end-to-end tests need Chromium and it could not be installed. ' +
      'Install it yourself and set CHROMIUM_PATH to its executable.',
  );
}
