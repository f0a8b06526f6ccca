import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createClient, type SanityClient } from '@sanity/client';
import { API_VERSION, type Environment } from '#lib/env.ts';
import { type ContentSource, openSource } from '../source.ts';
import { startFaultProxy } from './faultProxy.ts';

const READ_TOKEN = 'sk-test-read';
const WRITE_TOKEN = 'sk-test-write';

/** A real lake of its own behind a proxy that can fail, a source that reads it, and its log. */
export type TestLake = Awaited<ReturnType<typeof startTestLake>>;

export async function startTestLake() {
  const directory = mkdtempSync(join(tmpdir(), 'formulary-lake-'));
  const config = join(directory, 'config.json');
  writeFileSync(
    config,
    JSON.stringify({
      projects: [{ id: 'formulary', datasets: [{ name: 'production', aclMode: 'public' }] }],
      tokens: [
        { token: READ_TOKEN, label: 'site', roles: ['viewer'] },
        { token: WRITE_TOKEN, label: 'test', roles: ['administrator'] },
      ],
    }),
  );
  const child = spawn(
    process.execPath,
    ['sanity/lake/main.ts', '--port', '0', '--data', join(directory, 'data'), '--config', config],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const port = await new Promise<number>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`The lake ended with ${code}.`)));
    createInterface(child.stdout).on('line', (line) => {
      const found = /ready on http:\/\/127\.0\.0\.1:(\d+)/.exec(line);
      if (found) resolve(Number(found[1]));
    });
  });
  const proxy = await startFaultProxy(port);
  const log: string[] = [];
  const sources: ContentSource[] = [];
  const environment: Environment = {
    projectId: 'formulary',
    dataset: 'production',
    apiHost: proxy.url,
    apiVersion: API_VERSION,
    readToken: READ_TOKEN,
    webhookSecret: 'a secret for the tests',
    siteUrl: 'http://localhost:3000',
    stateDir: join(directory, 'state'),
    selfUrl: 'http://localhost:3000',
  };
  const editor = writer(port);
  /** A process of the site: two of them share what they remember. */
  const source = (stateDir = environment.stateDir): ContentSource => {
    const opened = openSource({ ...environment, stateDir }, (line) => log.push(line));
    sources.push(opened);
    return opened;
  };
  return {
    environment,
    log,
    proxy: proxy.state,
    /** Writes past the proxy, behind the Studio's back. */
    editor,
    source,
    /** Begins anew: a lake without content or faults, and a site that remembers nothing. */
    async afresh(): Promise<ContentSource> {
      proxy.state.fault = undefined;
      log.length = 0;
      await editor.delete({ query: '*' });
      return source(mkdtempSync(join(directory, 'state-')));
    },
    async close(): Promise<void> {
      for (const source of sources) source.close();
      proxy.close();
      child.kill();
      await ended;
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

function writer(port: number): SanityClient {
  return createClient({
    projectId: 'formulary',
    dataset: 'production',
    apiHost: `http://127.0.0.1:${port}`,
    useProjectHostname: false,
    apiVersion: API_VERSION,
    useCdn: false,
    token: WRITE_TOKEN,
    perspective: 'raw',
  });
}
