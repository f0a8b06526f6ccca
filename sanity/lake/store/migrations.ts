import type { DatabaseSync } from 'node:sqlite';
import { DocumentTable } from './documentTable.ts';
import { DamagedDataError, readDocument } from './json.ts';
import { DOCUMENT_TABLES } from './schema.ts';
import { writtenDocument } from './summary.ts';

/** What each format needs to become the next. Each runs inside the transaction that opens the file. */
export const MIGRATIONS: Record<number, (database: DatabaseSync) => void> = {
  1: currentDocumentsAreRevisions,
};

/** Format 1 kept every current document twice: as such, and as its latest change. */
function currentDocumentsAreRevisions(database: DatabaseSync): void {
  database.exec(`
    DROP INDEX changes_by_transaction;
    ALTER TABLE changes RENAME TO former_changes;
    ALTER TABLE documents RENAME TO former_documents;
    ${DOCUMENT_TABLES}
    INSERT INTO changes (dataset, document_id, sequence, after, mutations)
      SELECT dataset, document_id, sequence, after, mutations FROM former_changes
      ORDER BY sequence, document_id;
    DROP TABLE former_changes;
  `);
  const table = new DocumentTable(database);
  const revisionOf = database.prepare(
    `SELECT row, after FROM changes WHERE dataset = ? AND document_id = ?
     ORDER BY sequence DESC LIMIT 1`,
  );
  const former = database.prepare('SELECT dataset, id, body FROM former_documents');
  for (const { dataset, id, body } of former.iterate()) {
    const revision = revisionOf.get(Number(dataset), String(id));
    if (!revision || revision.after !== body) {
      throw new DamagedDataError(
        `Document "${id}" differs from the last change that was made to it`,
      );
    }
    const document = readDocument(body, String(id));
    table.put(Number(dataset), Number(revision.row), document, writtenDocument(document));
  }
  database.exec('DROP TABLE former_documents');
}
