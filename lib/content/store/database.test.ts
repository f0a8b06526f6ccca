import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openStore } from './database.ts';
import { Facts } from './facts.ts';

let stateDir: string;
beforeEach(() => {
  stateDir = mkdtempSync(join(tmpdir(), 'formulary-store-'));
});
afterEach(() => rmSync(stateDir, { recursive: true, force: true }));

test('a damaged file is set aside, and the site remembers from now on', () => {
  const place = { stateDir, projectId: 'test', dataset: 'production' };
  const path = join(stateDir, 'test.production.sqlite');
  writeFileSync(path, 'This was a database once. '.repeat(500));
  const store = openStore(place);
  new Facts(store).put('name', 'value', new Date());
  expect(new Facts(store).get('name')?.value).toBe('value');
  expect(existsSync(`${path}.damaged`)).toBe(true);
  store.close();
});

test('a directory that cannot be written is named, with the variable to set', () => {
  const file = join(stateDir, 'file');
  writeFileSync(file, '');
  const open = () => openStore({ stateDir: file, projectId: 'test', dataset: 'production' });
  expect(open).toThrow(/file.*FORMULARY_STATE_DIR/);
});
