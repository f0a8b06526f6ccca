import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { SanityClient } from '@sanity/client';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type RunningLake, startLake } from '../server.ts';
import { startTestLake, type TestLake } from '../testLake.ts';

const MAIN = new URL('../main.ts', import.meta.url).pathname;
const TOKEN = 'token-of-administrator';
const WRITERS = 4;

let lake: TestLake;
let directory: string;
let restored: RunningLake | undefined;
beforeAll(async () => {
  lake = await startTestLake();
});
afterAll(() => lake.dispose());
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'lake-backup-test-'));
});
afterEach(async () => {
  await restored?.close();
  restored = undefined;
  rmSync(directory, { recursive: true, force: true });
});

function lakeCommand(...args: string[]) {
  return promisify(execFile)(process.execPath, [MAIN, ...args]);
}

function backUp(out: string, ...options: string[]) {
  return lakeCommand('backup', '--url', lake.url, '--token', TOKEN, '--out', out, ...options);
}

/** Starts the lake that was restored; returns a client for it. */
async function open(dataDirectory: string): Promise<SanityClient> {
  const tokens = [{ token: TOKEN, label: 'A', roles: ['administrator'] }];
  restored = await startLake({ dataDirectory, config: { tokens } });
  return lake.as('administrator', { apiHost: restored.url, perspective: 'raw' });
}

async function refusal(...args: string[]): Promise<string> {
  const error: { code?: number; stderr?: string } = await lakeCommand(...args).then(
    () => ({}),
    (reason) => reason,
  );
  expect(error.code).toBe(1);
  expect(error.stderr).not.toContain('    at ');
  return error.stderr ?? '';
}

describe('a backup of a running lake', () => {
  it('is the lake at one moment, while writers go on', async () => {
    const client = lake.as('administrator');
    const text = 'words '.repeat(200);
    const acknowledged: string[][] = Array.from({ length: WRITERS }, () => []);
    const state = { isRunning: true };
    const writing = acknowledged.map(async (done, writer) => {
      for (let n = 0; state.isRunning; n += 1) {
        const pair = `${writer}-${n}`;
        const name = (side: string) => `${side}-${writer}-${String(n).padStart(5, '0')}`;
        await client
          .transaction()
          .create({ _id: name('left'), _type: 'left', pair, text })
          .create({ _id: name('right'), _type: 'right', pair, text })
          .commit();
        done.push(pair);
      }
    });
    while (acknowledged.some((done) => done.length < 25)) await new Promise(setImmediate);
    const before = acknowledged.map((done) => done.length);
    const file = join(directory, 'nightly.tar.gz');
    await backUp(file);
    state.isRunning = false;
    await Promise.all(writing);

    await lakeCommand('restore', '--from', file, '--data', join(directory, 'data'));
    const copy = await open(join(directory, 'data'));
    const [left, right] = await Promise.all(
      ['left', 'right'].map((type) => copy.fetch<string[]>('*[_type == $type].pair', { type })),
    );
    expect(left).toEqual(right);
    for (const [writer, atLeast] of before.entries()) {
      const count = left?.filter((pair) => pair.startsWith(`${writer}-`)).length ?? 0;
      expect(count).toBeGreaterThanOrEqual(atLeast);
      const expected = Array.from({ length: count }, (_, n) => `${writer}-${n}`);
      expect(left?.filter((pair) => pair.startsWith(`${writer}-`))).toEqual(expected);
    }
  });

  it('has history and assets, as a directory too, and no tokens unless asked', async () => {
    const client = lake.as('administrator');
    const bytes = Buffer.from('the bytes of a file');
    const asset = await client.assets.upload('file', bytes, { filename: 'a.txt' });
    const created = await client.create({ _id: 'historic', _type: 'post', n: 1 });
    await client.patch('historic').set({ n: 2 }).commit();
    const body = new URLSearchParams({ user: 'u-editor', origin: 'http://localhost:3000/' });
    const signIn = await fetch(`${lake.url}/v1/auth/login/lake`, {
      method: 'POST',
      body,
      redirect: 'manual',
    });
    const session = new URL(signIn.headers.get('location') ?? '').hash.replace('#token=', '');
    const hash = createHash('sha256').update(session).digest('hex');

    const out = join(directory, 'backup');
    await backUp(out);
    expect(readFileSync(join(out, 'lake.sqlite')).includes(hash)).toBe(false);
    await lakeCommand('restore', '--from', out, '--data', join(directory, 'data'));
    const copy = await open(join(directory, 'data'));
    const delivered = await fetch(`${copy.config().apiHost}/${asset.path}`);
    expect(Buffer.from(await delivered.arrayBuffer()).equals(bytes)).toBe(true);
    const url = `/data/history/production/documents/historic?revision=${created._rev}`;
    expect(await copy.request({ url })).toMatchObject({ documents: [{ n: 1 }] });
    await copy.create({ _type: 'post' });

    const secret = join(directory, 'secret');
    await backUp(secret, '--with-tokens');
    expect(readFileSync(join(secret, 'lake.sqlite')).includes(hash)).toBe(true);
  });

  it('is given to administrators only', async () => {
    const out = ['--out', join(directory, 'no')];
    const told = await refusal('backup', '--url', lake.url, '--token', 'token-of-editor', ...out);
    expect(told).toContain('Only an administrator');
    expect(existsSync(join(directory, 'no'))).toBe(false);
    const url = 'http://127.0.0.1:9';
    expect(await refusal('backup', '--url', url, '--token', 'x', ...out)).toContain(
      'No lake answers at http://127.0.0.1:9',
    );
  });

  it('overwrites nothing', async () => {
    const file = join(directory, 'old.tar.gz');
    writeFileSync(file, 'precious');
    const told = await refusal('backup', '--url', lake.url, '--token', TOKEN, '--out', file);
    expect(told).toContain('exists already; nothing was overwritten');
    expect(readFileSync(file, 'utf8')).toBe('precious');
  });
});

describe('a stopped lake', () => {
  it('is backed up and restored, with its generated token if asked', async () => {
    const data = join(directory, 'data');
    await (await startLake({ dataDirectory: data })).close();
    const out = join(directory, 'b.tgz');
    await lakeCommand('backup', '--data', data, '--out', out, '--with-tokens');
    await lakeCommand('restore', '--from', out, '--data', join(directory, 'again'));
    expect(readFileSync(join(directory, 'again/tokens.json'), 'utf8')).toBe(
      readFileSync(join(data, 'tokens.json'), 'utf8'),
    );
    expect(statSync(join(directory, 'again/tokens.json')).mode & 0o077).toBe(0);
  });

  it('that runs after all is not read behind its back', async () => {
    const out = join(directory, 'b.tgz');
    const told = await refusal('backup', '--data', lake.dataDirectory, '--out', out);
    expect(told).toContain('is in use: ask the running lake instead, with --url');
  });

  it('that is not there is said to be not there', async () => {
    const told = await refusal('backup', '--data', directory, '--out', join(directory, 'b'));
    expect(told).toContain(`There is no lake in ${directory}`);
  });
});

describe('restoring', () => {
  let backup: string;
  beforeEach(async () => {
    await lake
      .as('administrator')
      .assets.upload('file', Buffer.from('asset'), { filename: 'x.txt' });
    backup = join(directory, 'backup');
    await backUp(backup);
  });

  const restore = () => refusal('restore', '--from', backup, '--data', join(directory, 'new'));

  it('refuses a directory with something in it', async () => {
    cpSync(backup, join(directory, 'new'), { recursive: true });
    const before = readdirSync(join(directory, 'new'));
    expect(await restore()).toContain('is not empty; nothing was overwritten');
    expect(readdirSync(join(directory, 'new'))).toEqual(before);
  });

  it('refuses a backup with a changed byte in the database, and leaves nothing behind', async () => {
    const path = join(backup, 'lake.sqlite');
    const bytes = readFileSync(path);
    bytes[bytes.length - 100] = (bytes[bytes.length - 100] ?? 0) ^ 1;
    writeFileSync(path, bytes);
    expect(await restore()).toContain('The backup is damaged: lake.sqlite is');
    expect(readdirSync(directory)).toEqual(['backup']);
  });

  it('refuses a backup with a changed or missing asset, naming it', async () => {
    const { assets } = JSON.parse(readFileSync(join(backup, 'backup.json'), 'utf8'));
    writeFileSync(join(backup, assets[0]), 'something else');
    expect(await restore()).toContain(assets[0]);
    rmSync(join(backup, assets[0]));
    expect(await restore()).toContain(assets[0]);
  });

  it('refuses half of an archive', async () => {
    const file = join(directory, 'b.tar.gz');
    await backUp(file);
    writeFileSync(file, readFileSync(file).subarray(0, statSync(file).size / 2));
    const told = await refusal('restore', '--from', file, '--data', join(directory, 'new'));
    expect(told).toContain('Use another backup');
    expect(existsSync(join(directory, 'new'))).toBe(false);
  });

  it('refuses what is no backup', async () => {
    rmSync(join(backup, 'backup.json'));
    expect(await restore()).toContain('not a backup of a lake');
  });
});
