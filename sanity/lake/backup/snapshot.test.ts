import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDatabase } from '../store/database.ts';
import { takeSnapshot } from './snapshot.ts';

let directory: string;
let database: DatabaseSync;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'lake-snapshot-'));
  database = openDatabase(join(directory, 'data'));
});
afterEach(() => {
  database.close();
  rmSync(directory, { recursive: true });
});

const note = (name: string) =>
  database
    .prepare('INSERT INTO datasets (project, name, acl_mode, created_at) VALUES (?, ?, ?, ?)')
    .run('p', name, 'public', '2026-01-01T00:00:00Z');

test('a copy that begins in the middle of a transaction waits for its end, and has it whole', async () => {
  note('before');
  database.exec('BEGIN IMMEDIATE');
  note('first half');
  const target = join(directory, 'copy');
  let isTaken = false;
  const taking = takeSnapshot(database, join(directory, 'data'), target, true).then(() => {
    isTaken = true;
  });
  await setTimeout(50);
  expect(isTaken).toBe(false);
  note('second half');
  database.exec('COMMIT');
  await taking;
  const copy = new DatabaseSync(join(target, 'lake.sqlite'), { readOnly: true });
  const names = copy.prepare('SELECT name FROM datasets ORDER BY row').all();
  copy.close();
  expect(names.map(({ name }) => name)).toEqual(['before', 'first half', 'second half']);
});
