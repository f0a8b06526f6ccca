import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createClient } from '@sanity/client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startLake } from '../server.ts';

/** The tables of format 1, as its lakes made them. */
const FORMAT_1 = `
  CREATE TABLE datasets (row INTEGER PRIMARY KEY, project TEXT NOT NULL, name TEXT NOT NULL,
    acl_mode TEXT NOT NULL, created_at TEXT NOT NULL, UNIQUE (project, name));
  CREATE TABLE documents (dataset INTEGER NOT NULL REFERENCES datasets (row), id TEXT NOT NULL,
    body TEXT NOT NULL, PRIMARY KEY (dataset, id)) WITHOUT ROWID;
  CREATE TABLE transactions (sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    dataset INTEGER NOT NULL REFERENCES datasets (row), id TEXT NOT NULL, author TEXT NOT NULL,
    timestamp TEXT NOT NULL, UNIQUE (dataset, id));
  CREATE TABLE changes (dataset INTEGER NOT NULL, document_id TEXT NOT NULL,
    sequence INTEGER NOT NULL REFERENCES transactions (sequence), after TEXT,
    mutations TEXT NOT NULL, PRIMARY KEY (dataset, document_id, sequence)) WITHOUT ROWID;
  CREATE INDEX changes_by_transaction ON changes (sequence);
  CREATE TABLE sessions (token_hash TEXT PRIMARY KEY, user_id TEXT NOT NULL,
    created_at TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE user_values (user_id TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL,
    PRIMARY KEY (user_id, key)) WITHOUT ROWID;
  PRAGMA user_version = 1;
`;

const created = '2026-01-01T00:00:00.000Z';
const updated = '2026-01-02T00:00:00.000Z';
const author = {
  _id: 'ada',
  _type: 'author',
  _createdAt: created,
  _updatedAt: created,
  _rev: 't1',
};
const first = { ...author, _id: 'post', _type: 'post', author: { _ref: 'ada' }, title: 'One' };
const second = {
  ...first,
  _updatedAt: updated,
  _rev: 't2',
  title: 'Two',
  body: 'long '.repeat(999),
};
const gone = { ...author, _id: 'gone', _type: 'post', title: 'Gone' };

let dataDirectory: string;
beforeEach(() => {
  dataDirectory = mkdtempSync(join(tmpdir(), 'lake-'));
});
afterEach(() => rmSync(dataDirectory, { recursive: true, force: true }));

function writeFormat1(): void {
  const database = new DatabaseSync(join(dataDirectory, 'lake.sqlite'));
  database.exec(FORMAT_1);
  database.exec(`INSERT INTO datasets VALUES (1, 'test', 'production', 'public', '${created}')`);
  const transaction = database.prepare(`INSERT INTO transactions VALUES (?, 1, ?, 'somebody', ?)`);
  transaction.run(1, 't1', created);
  transaction.run(2, 't2', updated);
  const change = database.prepare('INSERT INTO changes VALUES (1, ?, ?, ?, ?)');
  for (const document of [first, author, gone]) {
    const { _rev, ...content } = document;
    change.run(document._id, 1, JSON.stringify(document), JSON.stringify([{ create: content }]));
  }
  const patch = { id: 'post', set: { title: 'Two' } };
  change.run('post', 2, JSON.stringify(second), JSON.stringify([{ patch }]));
  change.run('gone', 2, null, JSON.stringify([{ delete: { id: 'gone' } }]));
  const current = database.prepare('INSERT INTO documents VALUES (1, ?, ?)');
  for (const document of [second, author]) current.run(document._id, JSON.stringify(document));
  database.close();
}

describe('a data directory of format 1', () => {
  it('opens, and has everything it had', async () => {
    writeFormat1();
    const config = { tokens: [{ token: 'of-a-test', label: 'test', roles: ['administrator'] }] };
    const lake = await startLake({ dataDirectory, config });
    const client = createClient({
      projectId: 'test',
      dataset: 'production',
      apiHost: lake.url,
      apiVersion: '2025-02-19',
      token: 'of-a-test',
      useProjectHostname: false,
      useCdn: false,
    });
    try {
      expect(await client.fetch('*')).toEqual([author, second]);
      expect(await client.getDocument('post')).toEqual(second);
      expect(await client.fetch('*[references("ada")].title')).toEqual(['Two']);
      const history = '/data/history/production';
      const { documents } = await client.request<{ documents: unknown[] }>({
        url: `${history}/documents/post,gone?revision=t1`,
      });
      expect(documents).toEqual([first, gone]);
      const lines = await client.request<string>({ url: `${history}/transactions/post,gone` });
      const transactions: unknown[] = lines
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line));
      expect(transactions).toMatchObject([
        { id: 't1', documentIDs: ['post', 'gone'], mutations: [{ create: { title: 'One' } }, {}] },
        { id: 't2', mutations: [{ patch: { set: { title: 'Two' } } }, { delete: {} }] },
      ]);
      await client.patch('post').set({ title: 'Three' }).commit();
      expect(await client.fetch('*[_type == "post"].title')).toEqual(['Three']);
      await expect(client.delete('ada')).rejects.toThrow(/references to it from "post"/);
    } finally {
      await lake.close();
    }
  });
});
