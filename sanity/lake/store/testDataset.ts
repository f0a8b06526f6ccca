import { DatabaseSync } from 'node:sqlite';
import { Catalogue } from './catalogue.ts';
import { migrate } from './database.ts';
import type { Dataset } from './dataset.ts';
import { DocumentTable } from './documentTable.ts';
import { TransactionLog } from './transactions.ts';

/** For tests: takes documents; returns a dataset that holds them, in a database in memory. */
export function testDataset(
  documents: { _id: string; _type: string; [attribute: string]: unknown }[],
): Dataset {
  const database = new DatabaseSync(':memory:');
  migrate(database);
  const table = new DocumentTable(database);
  const dataset = new Catalogue(database, table, undefined).create('p', 'd', 'public');
  const timestamp = '2026-01-01T00:00:00Z';
  const stamps = { _rev: 'r', _createdAt: timestamp, _updatedAt: timestamp };
  const changes = documents.map((document) => {
    return { id: document._id, before: null, after: { ...document, ...stamps }, mutations: [] };
  });
  const transaction = { id: 'r', author: 'somebody', timestamp, changes };
  new TransactionLog(database, table).commit(dataset, transaction, () => undefined);
  return dataset;
}
