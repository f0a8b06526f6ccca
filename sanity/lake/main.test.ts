import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient, type SanityClient } from '@sanity/client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const MAIN = new URL('./main.ts', import.meta.url).pathname;

let directory: string;
let running: ChildProcess[] = [];

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'lake-'));
  running = [];
});
afterEach(async () => {
  await Promise.all(running.map((child) => ended(child, 'SIGKILL')));
  rmSync(directory, { recursive: true, force: true });
});

type Run = {
  child: ChildProcess;
  output: () => string;
  url: Promise<string>;
  code: Promise<number | null>;
};

function start(...options: string[]): Run {
  return run('--port', '0', ...options);
}

function run(...options: string[]): Run {
  const child = spawn(process.execPath, [MAIN, ...options]);
  running.push(child);
  let output = '';
  const { promise: url, resolve } = Promise.withResolvers<string>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output += String(chunk);
      const ready = output.match(/Content Lake ready on (\S+)/)?.[1];
      if (ready) resolve(ready);
    });
  }
  const code = new Promise<number | null>((done) => child.once('exit', done));
  return { child, output: () => output, url, code };
}

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  await exit;
}

function clientOf(url: string): SanityClient {
  const [entry] = JSON.parse(readFileSync(join(directory, 'tokens.json'), 'utf8'));
  return createClient({
    projectId: 'any',
    dataset: 'thing',
    apiHost: url,
    apiVersion: '2025-02-19',
    useProjectHostname: false,
    useCdn: false,
    maxRetries: 0,
    token: entry.token,
  });
}

describe('the command', () => {
  it('starts a lake for any project, with a token only its owner can read', async () => {
    const { child, url, output, code } = start('--data', directory);
    const client = clientOf(await url);
    await client.create({ _type: 'post' });
    expect(await client.fetch('count(*)')).toBe(1);
    expect(statSync(join(directory, 'tokens.json')).mode & 0o777).toBe(0o600);
    expect(output()).toContain(join(directory, 'tokens.json'));
    child.kill('SIGTERM');
    expect(await code).toBe(0);
  });

  it('keeps content and tokens from one start to the next', async () => {
    const first = start('--data', directory);
    await clientOf(await first.url).create({ _id: 'kept', _type: 'post' });
    await ended(first.child, 'SIGINT');
    const second = start('--data', directory);
    expect(await clientOf(await second.url).getDocument('kept')).toMatchObject({ _id: 'kept' });
  });

  it('refuses a directory that another lake holds', async () => {
    await start('--data', directory).url;
    const second = start('--data', directory);
    expect(await second.code).toBe(1);
    expect(second.output()).toContain('in use by another Content Lake');
  });

  it('says that a port is taken', async () => {
    const blocker = createServer();
    await new Promise<void>((resolve) => blocker.listen(0, '127.0.0.1', resolve));
    const address = blocker.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const { code, output } = run('--data', directory, '--port', String(port));
    expect(await code).toBe(1);
    expect(output()).toContain('The port is taken');
    blocker.close();
  });

  it.each([
    ['not JSON', '{', 'is not JSON'],
    ['an unknown key', '{"colour": 1}', 'Unrecognized key: "colour"'],
    [
      'an unknown role',
      '{"users": [{"id": "a", "displayName": "A", "roles": ["king"]}]}',
      'users.0.roles: there is no role "king"',
    ],
    [
      'a filter that is not GROQ',
      '{"roles": [{"name": "r", "grants": [{"filter": "_type ==", "permissions": ["read"]}]}]}',
      'roles.0.grants.0.filter',
    ],
    [
      'a webhook without an address',
      '{"webhooks": [{"id": "a", "url": "nowhere"}]}',
      'webhooks.0.url',
    ],
  ])('refuses a configuration with %s, naming the place', async (_, text, complaint) => {
    const file = join(directory, 'config.json');
    writeFileSync(file, text);
    const { code, output } = start('--data', directory, '--config', file);
    expect(await code).toBe(1);
    expect(output()).toContain(complaint);
    expect(output()).toContain(file);
    expect(output()).not.toContain('    at ');
  });

  it('refuses a damaged database, naming the file', async () => {
    writeFileSync(
      join(directory, 'lake.sqlite'),
      'this is not a database, and long enough to tell'.repeat(100),
    );
    const { code, output } = start('--data', directory);
    expect(await code).toBe(1);
    expect(output()).toContain(join(directory, 'lake.sqlite'));
    expect(output()).not.toContain('    at ');
  });

  it('needs to know where content is kept', async () => {
    const { code, output } = start();
    expect(await code).toBe(2);
    expect(output()).toContain('--data DIR is missing');
  });

  it.each(['', 'start', 'export', 'import', 'backup', 'restore'])(
    'explains itself: %s --help',
    async (command) => {
      const { code, output } = command ? run(command, '--help') : run('--help');
      expect(await code).toBe(0);
      expect(output()).toContain(`Usage: lake ${command === 'start' ? '[start]' : command}`.trim());
    },
  );

  it('names the commands there are to who asks for another', async () => {
    const { code, output } = run('exprot');
    expect(await code).toBe(2);
    expect(output()).toContain(
      'There is no command "exprot"; there are: start, export, import, backup, restore',
    );
  });
});
