import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Dataset } from './dataset.ts';
import { draftIdOf, type LakeDocument, publishedIdOf } from './document.ts';
import { readDocument } from './json.ts';
import { readMutationsText } from './mutationsText.ts';

/** What a document was after a transaction; null if that deleted it. */
export type State = {
  sequence: number;
  transactionId: string;
  author: string;
  timestamp: string;
  documentId: string;
  after: LakeDocument | null;
};

/** What one transaction made of one document. */
export type Revision = State & { before: LakeDocument | null; mutations: unknown[] };

/** A moment in a dataset's past. */
export type Moment = { transactionId: string } | { time: string } | 'last';

/** Reads what transactions left behind. */
export class History {
  readonly #database: DatabaseSync;
  readonly #revisions: StatementSync;
  readonly #newest: StatementSync;
  readonly #sequenceOf: StatementSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
    this.#revisions = database.prepare(
      `SELECT changes.sequence, id, author, timestamp, document_id, after, mutations
       FROM changes JOIN transactions USING (sequence)
       WHERE changes.dataset = ? AND document_id = ? ORDER BY changes.sequence`,
    );
    this.#newest = database.prepare(
      `SELECT changes.sequence, id, author, timestamp, after
       FROM changes JOIN transactions USING (sequence)
       WHERE changes.dataset = ? AND document_id = ? AND changes.sequence < ?
       ORDER BY changes.sequence DESC LIMIT ?`,
    );
    this.#sequenceOf = database.prepare(
      'SELECT sequence FROM transactions WHERE dataset = ? AND id = ?',
    );
  }

  /** Where a transaction stands in the order of all; undefined if there is none of that id. */
  sequenceOf(dataset: Dataset, transactionId: string): number | undefined {
    const row = this.#sequenceOf.get(dataset.row, transactionId);
    return row && Number(row.sequence);
  }

  /** The latest transaction of a dataset. */
  latest(dataset: Dataset): string | undefined {
    const row = this.#database
      .prepare('SELECT id FROM transactions WHERE dataset = ? ORDER BY sequence DESC LIMIT 1')
      .get(dataset.row);
    return row && String(row.id);
  }

  /** Every revision of these documents, in the order of their transactions. */
  revisionsOf(dataset: Dataset, documentIds: string[]): Revision[] {
    const revisions = documentIds.flatMap((documentId) => {
      let before: LakeDocument | null = null;
      return this.#revisions.all(dataset.row, documentId).map((row): Revision => {
        const after = row.after === null ? null : readDocument(row.after, documentId);
        const mutations = readMutationsText(String(row.mutations), after);
        const revision = { ...ofRow(row), documentId, before, after, mutations };
        before = after;
        return revision;
      });
    });
    return revisions.sort((a, b) => a.sequence - b.sequence);
  }

  /** The newest states of a document before a transaction, the newest first. */
  newest(
    dataset: Dataset,
    documentId: string,
    { before, limit }: { before: number; limit: number },
  ): State[] {
    return this.#newest.all(dataset.row, documentId, before, limit).map((row) => {
      const after = row.after === null ? null : readDocument(row.after, documentId);
      return { ...ofRow(row), documentId, after };
    });
  }

  /** All changes since a transaction, in order: what a listener that was away has missed. */
  since(dataset: Dataset, sequence: number): Revision[] {
    const changed = this.#database
      .prepare('SELECT DISTINCT document_id FROM changes WHERE +dataset = ? AND sequence >= ?')
      .all(dataset.row, sequence);
    const ids = changed.map((row) => String(row.document_id));
    return this.revisionsOf(dataset, ids).filter((revision) => revision.sequence >= sequence);
  }

  /** A document as it stood; null if it did not exist. `last`: its last state, deleted or not. */
  documentAt(dataset: Dataset, documentId: string, moment: Moment): LakeDocument | null {
    const revisions = this.revisionsOf(dataset, [documentId]);
    if (moment === 'last') return revisions.findLast(({ after }) => after)?.after ?? null;
    if ('time' in moment) {
      const limit = Date.parse(moment.time);
      return revisions.findLast((each) => Date.parse(each.timestamp) <= limit)?.after ?? null;
    }
    const sequence = this.sequenceOf(dataset, moment.transactionId);
    if (sequence === undefined) return null;
    return revisions.findLast((each) => each.sequence <= sequence)?.after ?? null;
  }

  /** The ids under which a document has ever existed: published, draft and in releases. */
  groupOf(dataset: Dataset, documentId: string): string[] {
    const published = publishedIdOf(documentId);
    const versions = this.#database
      .prepare(
        `SELECT DISTINCT document_id FROM changes
         WHERE dataset = ? AND document_id >= 'versions.' AND document_id < 'versions/'`,
      )
      .all(dataset.row)
      .map((row) => String(row.document_id))
      .filter((id) => publishedIdOf(id) === published);
    return [published, draftIdOf(published), ...versions];
  }
}

function ofRow(row: Record<string, unknown>) {
  return {
    sequence: Number(row.sequence),
    transactionId: String(row.id),
    author: String(row.author),
    timestamp: String(row.timestamp),
  };
}
