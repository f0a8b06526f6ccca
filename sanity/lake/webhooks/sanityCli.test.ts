import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startTestLake, type TestLake } from '../testLake.ts';
import { type Receiver, startReceiver } from './testReceiver.ts';

const MODULES = new URL('../../../node_modules', import.meta.url).pathname;
const run = promisify(execFile);

let lake: TestLake;
let receiver: Receiver;
let directory: string;
beforeEach(async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  receiver = await startReceiver([404]);
  lake = await startTestLake({
    webhooks: [{ id: 'site', name: 'The site', url: receiver.url, projection: '{_id}' }],
  });
  directory = mkdtempSync(join(tmpdir(), 'lake-cli-'));
  writeFileSync(join(directory, 'package.json'), '{"type": "module"}');
  const config = { api: { projectId: 'test', dataset: 'production' } };
  writeFileSync(join(directory, 'sanity.cli.js'), `export default ${JSON.stringify(config)}`);
  symlinkSync(MODULES, join(directory, 'node_modules'));
  mkdirSync(join(directory, 'home'));
});
afterEach(async () => {
  await lake.dispose();
  receiver.close();
  rmSync(directory, { recursive: true });
  vi.restoreAllMocks();
});

/** Runs Sanity's own command line against the lake. */
async function sanity(...options: string[]): Promise<string> {
  const { stdout } = await run(
    process.execPath,
    [join(MODULES, 'sanity', 'bin', 'sanity'), ...options],
    {
      cwd: directory,
      env: {
        ...process.env,
        CI: '1',
        HOME: join(directory, 'home'),
        SANITY_INTERNAL_ENV: lake.url,
        SANITY_AUTH_TOKEN: 'token-of-administrator',
      },
    },
  );
  return stdout;
}

test("Sanity's command line lists webhooks and tells what became of their messages", async () => {
  expect(await sanity('hook', 'list')).toContain(
    `Name: The site\nDataset: *\nURL: ${receiver.url}`,
  );
  await lake.as('editor').create({ _id: 'a', _type: 'post' });
  await vi.waitFor(() => expect(receiver.received).toHaveLength(1));
  const logs = await sanity('hook', 'logs', 'The site', '--detailed');
  expect(logs).toContain('Status: failure\nResult code: 404\nFailures: 1');
  const attempt = logs.match(/sanity hook attempt ([\w-]+)/)?.[1] ?? '';
  expect(await sanity('hook', 'attempt', attempt)).toContain('answer 404');
}, 120_000);
