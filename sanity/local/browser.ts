import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { attempt, findCommand, installPackage } from './debian.ts';
import { say, step } from './report.ts';

const COMMANDS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** A Chromium that is already on this machine: `CHROMIUM_PATH`, on the path, or Playwright's own. */
function findBrowser(): string | undefined {
  const given = process.env.CHROMIUM_PATH;
  if (given) {
    if (existsSync(given)) return given;
    throw new Error(`CHROMIUM_PATH is "${given}", but there is nothing there.`);
  }
  const found = findCommand(COMMANDS);
  if (found !== undefined) return found;
  return existsSync(chromium.executablePath()) ? chromium.executablePath() : undefined;
}

function installBrowser(): void {
  if (installPackage('chromium')) return;
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
