import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { createClient } from '@sanity/client';
import { API_VERSION } from '#lib/env.ts';
import { buildIfStale } from '#sanity/local/build.ts';
import { stopAll } from '#sanity/local/house.ts';
import { startLake } from '#sanity/local/lake.ts';
import { packageFile, ROOT } from '#sanity/local/paths.ts';
import { findFreePort } from '#sanity/local/ports.ts';
import { type Part, startPart } from '#sanity/local/processes.ts';
import { seedIfEmpty } from '#sanity/local/seed.ts';
import { localSettings, type Settings } from '#sanity/local/settings.ts';
import { startSite } from '#sanity/local/site.ts';
import { startCountingProxy } from './countingProxy.ts';
import { fillWithCopies } from './dataset.ts';
import { memoryOf, quantile, spread } from './figures.ts';
import { publishTimes } from './publishing.ts';
import { rateOf } from './rate.ts';
import { startStaticFile } from './staticFile.ts';

const SECONDS = 8;
const PAGES_ASKED_FOR = 20;
const PUBLISHES = 30;

export type Figures = Record<string, number | string>;

/** Builds and runs a house with so many monographs, and measures it. */
export async function measure(size: number): Promise<Figures> {
  const home = await mkdtemp(join(tmpdir(), 'formulary-load-'));
  const [sitePort, lakePort, proxyPort] = [
    await findFreePort(),
    await findFreePort(),
    await findFreePort(),
  ];
  const settings = localSettings({
    home,
    lakePort,
    sitePort,
    siteUrl: `http://127.0.0.1:${sitePort}`,
    dist: '.next-load',
    apiHost: `http://127.0.0.1:${proxyPort}`,
  });
  const proxy = await startCountingProxy(lakePort, proxyPort);
  const parts: Part[] = [];
  try {
    return await measured(settings, parts, size, proxy.count);
  } finally {
    await stopAll([...parts].reverse());
    proxy.close();
    rmSync(join(ROOT, '.next-load'), { recursive: true, force: true });
    rmSync(home, { recursive: true, force: true });
  }
}

async function measured(
  settings: ReturnType<typeof localSettings>,
  parts: Part[],
  size: number,
  questions: () => number,
): Promise<Figures> {
  const client = createClient({
    projectId: settings.variables.SANITY_PROJECT_ID,
    dataset: settings.variables.SANITY_DATASET,
    apiHost: `http://127.0.0.1:${settings.lake.port}`,
    useProjectHostname: false,
    token: settings.variables.SANITY_API_WRITE_TOKEN,
    apiVersion: API_VERSION,
    useCdn: false,
  });
  // Nobody hears of the copies: there is no site yet.
  const filling = await startLake(settings, { tellsSite: false });
  if (filling !== undefined) parts.push(filling);
  await seedIfEmpty(settings);
  const slugs = await fillWithCopies(client, size);
  await filling?.stop();
  parts.pop();
  const lake = await startLake(settings);
  if (lake !== undefined) parts.push(lake);

  const beforeBuild = { at: performance.now(), questions: questions() };
  await buildIfStale(settings);
  const build = {
    seconds: (performance.now() - beforeBuild.at) / 1000,
    questions: questions() - beforeBuild.questions,
  };
  const site = await startSite(settings, 'start');
  parts.push(site);
  const memoryAtRest = memoryOf(site.pid);

  const asked = spread(slugs, PAGES_ASKED_FOR);
  const paths = asked.map((slug) => `/drugs/${slug}`);
  const firstVisits = await visitTimes(settings.siteUrl, spread(slugs, 100));
  const ours = await rateOf(settings.siteUrl, paths, SECONDS);
  const quiet = await publishTimes(client, settings.siteUrl, asked);
  const beforeLoad = questions();
  const [loaded, during] = await Promise.all([
    publishTimes(client, settings.siteUrl, spread(slugs, PUBLISHES)),
    rateOf(settings.siteUrl, paths, SECONDS),
  ]);
  const plain = await plainRate(settings, paths);
  const bare = await bareRate(`${settings.siteUrl}${paths[0]}`);
  return {
    monographs: size,
    'build, s': Math.round(build.seconds),
    'build, ms a page': Math.round((build.seconds * 1000) / size),
    'lake requests a page, building': round(build.questions / size),
    'first visit of a page, ms (median)': quantile(firstVisits, 0.5),
    'first visit of a page, ms (p95)': quantile(firstVisits, 0.95),
    'pages/s': ours.perSecond,
    'pages/s, plain next start': plain.perSecond,
    'as many times': round(ours.perSecond / plain.perSecond),
    'pages/s, a bare static file': bare.perSecond,
    'share of it': round(ours.perSecond / bare.perSecond),
    'faults among them': ours.faults + during.faults,
    'publish to visible, ms (median)': quantile(quiet, 0.5),
    'under load, ms (median)': quantile(loaded, 0.5),
    'under load, ms (p95)': quantile(loaded, 0.95),
    'pages/s meanwhile': during.perSecond,
    'lake requests a publish': round((questions() - beforeLoad) / PUBLISHES),
    'memory at start, MB': memoryAtRest,
    'memory at the end, MB': memoryOf(site.pid),
  };
}

async function visitTimes(origin: string, slugs: readonly string[]): Promise<number[]> {
  const times: number[] = [];
  for (const slug of slugs) {
    const started = performance.now();
    const response = await fetch(`${origin}/drugs/${slug}`);
    await response.text();
    if (!response.ok) throw new Error(`/drugs/${slug} answered ${response.status}.`);
    times.push(performance.now() - started);
  }
  return times;
}

/** The same build behind Next's own server, which presses a page anew for each reader. */
async function plainRate(settings: Settings, paths: readonly string[]) {
  const port = await findFreePort();
  const plain = await startPart(
    {
      name: 'next start',
      args: [packageFile('next/dist/bin/next'), 'start', '-H', '127.0.0.1', '-p', String(port)],
      variables: { ...settings.variables, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
      onLine: () => {},
    },
    `http://127.0.0.1:${port}/robots.txt`,
  );
  const rate = await rateOf(`http://127.0.0.1:${port}`, paths, SECONDS);
  await plain.stop();
  return rate;
}

async function bareRate(page: string) {
  const body = Buffer.from(await (await fetch(page)).arrayBuffer());
  const port = await findFreePort();
  const server = await startStaticFile(port, gzipSync(body), 'gzip');
  const rate = await rateOf(`http://127.0.0.1:${port}`, ['/'], SECONDS);
  server.close();
  server.closeAllConnections();
  return rate;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
