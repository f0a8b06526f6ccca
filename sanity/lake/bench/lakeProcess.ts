import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createClient, type SanityClient } from '@sanity/client';
import { spent } from './measure.ts';
import { bound, ended } from './processes.ts';
import type { Perspective } from './questions.ts';

const MAIN = new URL('../main.ts', import.meta.url).pathname;
const TOKEN = 'token-of-the-bench';
const CONFIG = {
  projects: [{ id: 'bench', datasets: [{ name: 'production' }] }],
  tokens: [{ token: TOKEN, label: 'bench', roles: ['administrator'] }],
};

export type LakeProcess = {
  child: ChildProcess;
  client: SanityClient;
  /** Asks over HTTP; returns the result and the time that the lake says it took. */
  ask: (
    query: string,
    parameters: Record<string, unknown>,
    perspective: Perspective,
  ) => Promise<{ result: unknown; ms: number }>;
  stop: () => Promise<void>;
};

/**
 * Starts a lake as a process of its own on a free port; resolves once it says it is ready.
 * @param profileDirectory Where V8 shall write a CPU profile when the lake ends.
 * @throws with what the lake has said, if it ends instead.
 */
export async function startLakeProcess(
  dataDirectory: string,
  profileDirectory?: string,
): Promise<LakeProcess> {
  mkdirSync(dataDirectory, { recursive: true });
  const config = join(dataDirectory, 'bench.json');
  writeFileSync(config, JSON.stringify(CONFIG));
  const profiling = profileDirectory ? ['--cpu-prof', `--cpu-prof-dir=${profileDirectory}`] : [];
  const options = ['--port', '0', '--data', dataDirectory, '--config', config];
  const child = bound(spawn(process.execPath, [...profiling, MAIN, ...options]));
  const url = await readyAt(child);
  const client = createClient({
    projectId: 'bench',
    dataset: 'production',
    apiHost: url,
    apiVersion: '2025-02-19',
    useProjectHostname: false,
    useCdn: false,
    token: TOKEN,
    maxRetries: 0,
  });
  return {
    child,
    client,
    ask: (query, parameters, perspective) => ask(url, { query, params: parameters }, perspective),
    stop: () => ended(child),
  };
}

function readyAt(child: ChildProcess): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk) => {
      output += String(chunk);
      const url = output.match(/Content Lake ready on (\S+)/)?.[1];
      if (url) resolve(url);
    });
  }
  child.once('exit', (code) => reject(new Error(`The lake ended (${code}): ${output}`)));
  return promise;
}

async function ask(url: string, body: object, perspective: Perspective) {
  const response = await fetch(
    `${url}/v2025-02-19/data/query/production?perspective=${perspective}`,
    {
      method: 'POST',
      headers: {
        authorization: `Bearer ${TOKEN}`,
        'content-type': 'application/json',
        'x-sanity-project-id': 'bench',
      },
      body: JSON.stringify(body),
    },
  );
  const answer: unknown = await response.json();
  const timing = response.headers.get('server-timing') ?? '';
  const [, passed, processor] = timing.match(/query;dur=([\d.]+), cpu;dur=([\d.]+)/) ?? [];
  if (!response.ok || passed === undefined) {
    throw new Error(`The lake answered ${response.status}: ${JSON.stringify(answer)}`);
  }
  const result =
    typeof answer === 'object' && answer && 'result' in answer ? answer.result : undefined;
  return { result, ms: spent(Number(passed), Number(processor)) };
}
