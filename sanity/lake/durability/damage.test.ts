import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { SanityClient } from '@sanity/client';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type RunningLake, startLake } from '../server.ts';
import { CONFIG, clientOf } from './lakeProcess.ts';

const DOCUMENTS = 150;
const PAGE = 4096;

let sound: string;
let directory: string;
let file: string;
let running: RunningLake | undefined;

beforeAll(async () => {
  sound = mkdtempSync(join(tmpdir(), 'lake-sound-'));
  const lake = await startLake({ dataDirectory: sound, config: CONFIG });
  const transaction = clientOf(lake.url).transaction();
  for (let n = 0; n < DOCUMENTS; n += 1) {
    transaction.create({ _id: `doc-${100 + n}`, _type: 'page', text: `${n} `.repeat(500) });
  }
  await transaction.commit();
  await lake.close();
});
afterAll(() => rmSync(sound, { recursive: true }));

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'lake-damaged-'));
  cpSync(sound, directory, { recursive: true });
  file = join(directory, 'lake.sqlite');
  vi.spyOn(console, 'error').mockImplementation(() => {});
});
afterEach(async () => {
  await running?.close();
  running = undefined;
  vi.restoreAllMocks();
  rmSync(directory, { recursive: true });
});

async function start(dataDirectory = directory): Promise<SanityClient> {
  running = await startLake({ dataDirectory, config: CONFIG });
  return clientOf(running.url);
}

function change(path: string, offset: number, bytes: Uint8Array): void {
  const content = readFileSync(path);
  content.set(bytes, offset);
  writeFileSync(path, content);
}

describe('a lake does not start, says which file it is about, and changes nothing', () => {
  const garbage = Buffer.alloc(100, 0xa5);
  it.each<[string, () => void, RegExp]>([
    ['the first bytes are others', () => change(file, 0, garbage), /is not the database of a lake/],
    ['the list of tables is broken', () => change(file, 100, garbage), /is damaged/],
    ['the file is cut', () => truncateSync(file, PAGE * 3), /is damaged/],
    ['the file is no database', () => writeFileSync(file, 'words '.repeat(999)), /is not the data/],
    ['it is of a newer lake', () => sql('PRAGMA user_version = 99'), /newer lake \(format 99;/],
    ['it is another program’s', () => other(), /is the database of another program/],
    ['it has become empty', () => emptied(), /is empty although it was/],
  ])('if %s', async (_, damage, complaint) => {
    damage();
    const before = readFileSync(file);
    const starting = start();
    await expect(starting).rejects.toThrow(file);
    await expect(starting).rejects.toThrow(complaint);
    await expect(starting).rejects.toThrow(/restore|--data/);
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  function sql(statement: string): void {
    const database = new DatabaseSync(file);
    database.exec(statement);
    database.close();
  }

  function other(): void {
    rmSync(file);
    sql('CREATE TABLE somebody_elses (thing)');
  }

  function emptied(): void {
    truncateSync(file, 0);
    writeFileSync(join(directory, 'tokens.json'), '[]');
  }

  it('if another program has the file locked', async () => {
    const program = new DatabaseSync(file);
    program.exec('BEGIN IMMEDIATE');
    await expect(start()).rejects.toThrow(`${file} is in use by another Content Lake, or open in`);
    program.exec('ROLLBACK');
    program.close();
    expect(await (await start()).fetch('count(*)')).toBe(DOCUMENTS);
  });

  it('if there cannot be a directory', async () => {
    await expect(start(join(file, 'below'))).rejects.toThrow(/below cannot be made .*--data/);
  });
});

describe('while running', () => {
  it('whatever page is broken, the lake tells of it and serves the rest', {
    timeout: 120_000,
  }, async () => {
    const pages = statSync(file).size / PAGE;
    let [refusals, faults, served] = [0, 0, 0];
    for (let page = 1; page < pages; page += 3) {
      cpSync(join(sound, 'lake.sqlite'), file);
      for (const suffix of ['-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true });
      change(file, page * PAGE, Buffer.alloc(PAGE, 0xa5));
      let client: SanityClient;
      try {
        client = await start();
      } catch (error) {
        expect(String(error)).toContain(file);
        expect(String(error)).toContain('is damaged');
        refusals += 1;
        continue;
      }
      for (let n = 0; n < DOCUMENTS; n += 10) {
        try {
          const document = await client.getDocument(`doc-${100 + n}`);
          expect(document?.text).toBe(`${n} `.repeat(500));
          served += 1;
        } catch (error) {
          expect(error).toMatchObject({
            statusCode: 500,
            message: expect.stringContaining('restore a backup'),
          });
          faults += 1;
        }
      }
      expect((await fetch(`${running?.url}/v1/ping`)).status).toBe(200);
      await running?.close();
      running = undefined;
    }
    expect(served).toBeGreaterThan(faults);
    expect(faults).toBeGreaterThan(0);
    expect(refusals).toBeLessThan(pages / 3 / 2);
  });

  it('a stored document that is no JSON is named, and all others are served', async () => {
    const database = new DatabaseSync(file);
    database.exec(`UPDATE changes SET after = '{"_id": "doc-1' WHERE document_id = 'doc-105'`);
    database.exec(`UPDATE documents SET summary = '{"_id": "doc-1' WHERE id = 'doc-105'`);
    database.close();
    const client = await start();
    const named = {
      statusCode: 500,
      message: expect.stringContaining('The stored document "doc-105" is not JSON'),
    };
    await expect(client.getDocument('doc-105')).rejects.toMatchObject(named);
    await expect(client.fetch('*[_type == "page"]{text}')).rejects.toMatchObject(named);
    expect(await client.fetch('*[_id == "doc-106"][0]._id')).toBe('doc-106');
    await client.create({ _id: 'new', _type: 'page' });
    expect(await client.getDocument('new')).toMatchObject({ _id: 'new' });
    const text = await (await fetch(`${running?.url}/v1/data/export/production`)).text();
    expect(text.trim().split('\n').at(-1)).toMatch(/^\{"error":.*doc-105/);
  });
});

describe('a log that is broken where a crash left it', () => {
  it('gives whole transactions, as far as it can be read', async () => {
    const client = await start();
    for (let n = 0; n < 30; n += 1) {
      await client
        .transaction()
        .create({ _id: `left-${n}`, _type: 'left', n })
        .create({ _id: `right-${n}`, _type: 'right', n })
        .commit();
    }
    const copy = mkdtempSync(join(tmpdir(), 'lake-crashed-'));
    // What the disk holds now is what a crash would leave.
    for (const name of ['lake.sqlite', 'lake.sqlite-wal']) {
      expect(existsSync(join(directory, name))).toBe(true);
      cpSync(join(directory, name), join(copy, name));
    }
    await running?.close();
    const log = join(copy, 'lake.sqlite-wal');
    change(log, Math.floor(statSync(log).size / 2), Buffer.alloc(10, 0xa5));
    const after = await start(copy);
    const [left, right] = await Promise.all(
      ['left', 'right'].map((type) => after.fetch('*[_type == $type] | order(n).n', { type })),
    );
    expect(left).toEqual(right);
    expect(left).toEqual(Array.from({ length: left.length }, (_, n) => n));
    expect(left.length).toBeLessThan(30);
    await running?.close();
    running = undefined;
    rmSync(copy, { recursive: true });
  });
});
