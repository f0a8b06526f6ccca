import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '#sanity/local/paths.ts';
import { findFreePort } from '#sanity/local/ports.ts';
import { answers } from '#sanity/local/processes.ts';
import { address } from './address.ts';

/** One more machine that serves this site, with a disk of its own. */
export type Instance = {
  url: string;
  start(): Promise<void>;
  kill(signal: 'SIGKILL' | 'SIGTERM'): Promise<void>;
  /** Kills it and takes its disk away. */
  dispose(): Promise<void>;
};

const BUILT = '.next-e2e';

/** Makes a machine of the build that the journeys run on; it is started later. */
export async function makeInstance(redisUrl: string): Promise<Instance> {
  const home = mkdtempSync(join(tmpdir(), 'formulary-instance-'));
  // Next wants its build inside the project.
  const dist = `${BUILT}-${home.slice(-6)}`;
  cpSync(join(ROOT, BUILT), join(ROOT, dist), { recursive: true });
  const port = await findFreePort();
  const url = `http://127.0.0.1:${port}`;
  let running: ReturnType<typeof spawn> | undefined;
  const instance: Instance = {
    url,
    async start() {
      running = spawn(process.execPath, ['lib/serve/main.ts'], {
        cwd: ROOT,
        stdio: 'ignore',
        env: {
          ...process.env,
          NODE_ENV: 'production',
          SANITY_PROJECT_ID: 'formulary',
          SANITY_DATASET: 'production',
          SANITY_API_HOST: new URL(address('faults')).origin,
          SANITY_API_READ_TOKEN: address('writeToken'),
          SANITY_WEBHOOK_SECRET: address('webhookSecret'),
          SITE_URL: address('site'),
          FORMULARY_STATE_DIR: join(home, 'state'),
          FORMULARY_DIST: dist,
          REDIS_URL: redisUrl,
          HOST: '127.0.0.1',
          PORT: String(port),
        },
      });
      const deadline = Date.now() + 60_000;
      while (!(await answers(`${url}/api/ready`))) {
        if (Date.now() > deadline) throw new Error('The instance has not become ready.');
        await new Promise((wake) => setTimeout(wake, 100));
      }
    },
    async kill(signal) {
      if (running === undefined || running.exitCode !== null) return;
      const ended = once(running, 'exit');
      running.kill(signal);
      await ended;
      running = undefined;
    },
    async dispose() {
      await instance.kill('SIGKILL');
      rmSync(join(ROOT, dist), { recursive: true, force: true });
      rmSync(home, { recursive: true, force: true });
    },
  };
  return instance;
}
