import { type ChildProcess, spawn } from 'node:child_process';
import { type ClientConfig, createClient, type SanityClient } from '@sanity/client';

const MAIN = new URL('../main.ts', import.meta.url).pathname;
const TOKEN = 'token-of-the-durability-tests';

/** A configuration for `lakeClient`. */
export const CONFIG = {
  projects: [{ id: 'test', datasets: [{ name: 'production' }] }],
  tokens: [{ token: TOKEN, label: 'Test', roles: ['administrator'] }],
};

/** A lake as a process of its own, which can be killed. */
export type LakeProcess = {
  child: ChildProcess;
  /** Resolves once it answers; rejects with what it printed if it ends before. */
  url: Promise<string>;
  output: () => string;
  /** Resolves with its exit code; null if it was killed. */
  ended: Promise<number | null>;
  hasEnded: () => boolean;
  kill: (signal: NodeJS.Signals) => Promise<void>;
};

/** Takes arguments of the command line; starts it. `shell` is put before, e.g. a limit. */
export function startProcess(args: string[], shell?: string): LakeProcess {
  const command = [process.execPath, MAIN, ...args];
  const child = shell
    ? spawn('bash', ['-c', `${shell}; exec "$@"`, 'bash', ...command])
    : spawn(process.execPath, command.slice(1));
  let output = '';
  const { promise: url, resolve, reject } = Promise.withResolvers<string>();
  // Not every test waits for the address.
  url.catch(() => {});
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output += String(chunk);
      const ready = output.match(/Content Lake ready on (\S+)/)?.[1];
      if (ready) resolve(ready);
    });
  }
  const ended = new Promise<number | null>((done) => {
    child.once('close', (code) => {
      reject(new Error(`The lake ended: ${output}`));
      done(code);
    });
  });
  const kill = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await ended;
  };
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
  return { child, url, output: () => output, ended, hasEnded, kill };
}

export function startLakeProcess(dataDirectory: string, configFile: string): LakeProcess {
  return startProcess(['--data', dataDirectory, '--config', configFile, '--port', '0']);
}

/** An administrator's client for the dataset of `CONFIG`. It does not try again by itself. */
export function clientOf(url: string, options: ClientConfig = {}): SanityClient {
  return createClient({
    projectId: 'test',
    dataset: 'production',
    apiHost: url,
    apiVersion: '2025-02-19',
    useProjectHostname: false,
    useCdn: false,
    maxRetries: 0,
    perspective: 'raw',
    token: TOKEN,
    ...options,
  });
}
