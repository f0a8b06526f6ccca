import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Browser, chromium } from '@playwright/test';
import { requireBrowser } from '#sanity/local/browser.ts';
import { startHouse, stopAll } from '#sanity/local/house.ts';
import { findFreePort } from '#sanity/local/ports.ts';
import type { Part } from '#sanity/local/processes.ts';
import { localSettings } from '#sanity/local/settings.ts';
import { layoutShiftOf, weigh } from '../support/weigh.ts';
import { longestAndMedian } from './pages.ts';
import { scoresOf } from './scores.ts';

const USAGE = `Usage: npm run bench:reader [-- --site http://localhost:3000] [--runs 3]

What a monograph costs its reader: bytes, requests and movement on the first visit, with JavaScript
and without, and what Lighthouse says of it on its slow phone (the middle of so many runs). Without
--site it builds and starts a house of its own.`;

type Row = Record<string, string | number>;

const { values } = parseArgs({
  options: {
    site: { type: 'string' },
    runs: { type: 'string', default: '3' },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) console.log(USAGE);
else if (values.site !== undefined) await measure(values.site.replace(/\/$/, ''));
else await inOwnHouse(measure);

async function inOwnHouse(work: (site: string) => Promise<void>): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'formulary-bench-'));
  const sitePort = await findFreePort();
  const lakePort = await findFreePort();
  const siteUrl = `http://localhost:${sitePort}`;
  const settings = localSettings({ home, lakePort, sitePort, siteUrl, dist: '.next-bench' });
  const parts: Part[] = [];
  try {
    await startHouse(settings, 'start', parts);
    await work(siteUrl);
  } finally {
    await stopAll([...parts].reverse());
    rmSync(home, { recursive: true, force: true });
  }
}

async function measure(site: string): Promise<void> {
  const { longest, median } = await longestAndMedian(site);
  const port = await findFreePort();
  const browser = await chromium.launch({
    executablePath: await requireBrowser(),
    args: ['--no-sandbox', '--disable-gpu', `--remote-debugging-port=${port}`],
  });
  try {
    const weights: Record<string, Row> = {};
    const scores: Record<string, Row> = {};
    for (const [length, { path }] of Object.entries({ longest, median })) {
      const name = `${length}: ${path}`;
      weights[name] = await weightRow(browser, site + path, true);
      weights[`${name}, no JavaScript`] = await weightRow(browser, site + path, false);
      scores[name] = await scoreRow(site + path, port);
    }
    console.log('\nOn the first visit (bytes compressed, without headers)');
    console.table(weights);
    console.log('Lighthouse, mobile');
    console.table(scores);
  } finally {
    await browser.close();
  }
}

async function weightRow(
  browser: Browser,
  address: string,
  javaScriptEnabled: boolean,
): Promise<Row> {
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    javaScriptEnabled,
  });
  const page = await context.newPage();
  const weight = await weigh(page, address);
  const moved = javaScriptEnabled ? await layoutShiftOf(page) : '';
  await context.close();
  return { ...weight, 'layout shift': moved };
}

async function scoreRow(address: string, port: number): Promise<Row> {
  const all = [];
  for (let run = 0; run < Number(values.runs); run += 1) all.push(await scoresOf(address, port));
  all.sort((a, b) => a.performance - b.performance);
  const middle = all[Math.floor(all.length / 2)];
  if (middle === undefined) throw new Error(`--runs takes a whole number from 1.\n\n${USAGE}`);
  const { faults, ...scores } = middle;
  for (const fault of faults) console.log(`${address}: ${fault}`);
  return scores;
}
