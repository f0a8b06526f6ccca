import { DatabaseSync } from 'node:sqlite';
import { Catalogue } from './catalogue.ts';
import { migrate } from './database.ts';
import type { Dataset } from './dataset.ts';
import type { LakeDocument } from './document.ts';
import { DocumentTable } from './documentTable.ts';
import { TransactionLog } from './transactions.ts';

const timestamp = '2026-01-01T00:00:00Z';

type Content = { _id: string; _type: string; [attribute: string]: unknown };

/** For tests: an empty dataset in a database in memory, and how to write documents to it. */
export function testStore(): {
  dataset: Dataset;
  write: (rev: string, contents: Content[]) => void;
} {
  const database = new DatabaseSync(':memory:');
  migrate(database);
  const table = new DocumentTable(database);
  const log = new TransactionLog(database, table);
  const dataset = new Catalogue(database, table, undefined).create('p', 'd', 'public');
  const write = (rev: string, contents: Content[]) => {
    const stamps = { _rev: rev, _createdAt: timestamp, _updatedAt: timestamp };
    const changes = contents.map((content) => {
      const before = dataset.get(content._id) ?? null;
      return { id: content._id, before, after: { ...content, ...stamps }, mutations: [] };
    });
    log.commit(dataset, { id: rev, author: 'somebody', timestamp, changes }, () => undefined);
  };
  return { dataset, write };
}

/** For tests: takes documents; returns a dataset that holds them, in a database in memory. */
export function testDataset(documents: Content[]): Dataset {
  const { dataset, write } = testStore();
  write('r', documents);
  return dataset;
}

/** For tests: every document of a dataset, whole, by `_id`. */
export function wholeDocuments(dataset: Dataset): LakeDocument[] {
  return dataset.entries().flatMap(({ id }) => dataset.get(id) ?? []);
}
