import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { LakeDocument } from '../store/document.ts';
import type { DocumentChange } from './change.ts';

/** Messages about the same document go to the same receiver in order. */
export type Line = { webhookId: string; key: string };
export type Message = Line & { sequence: number; change: DocumentChange };

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS webhook_outbox (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    webhook TEXT NOT NULL,
    line TEXT NOT NULL,
    project TEXT NOT NULL,
    dataset TEXT NOT NULL,
    transaction_id TEXT NOT NULL,
    timestamp TEXT NOT NULL,
    document_id TEXT NOT NULL,
    before TEXT,
    after TEXT
  );
  CREATE INDEX IF NOT EXISTS webhook_outbox_lines ON webhook_outbox (webhook, line, sequence);
`;

/** What is still to be sent, in SQLite, so that it survives a restart. */
export class WebhookQueue {
  readonly #insert: StatementSync;
  readonly #heads: StatementSync;
  readonly #read: StatementSync;
  readonly #remove: StatementSync;
  readonly #count: StatementSync;
  readonly #removeOthers: StatementSync;

  constructor(database: DatabaseSync) {
    database.exec(SCHEMA);
    this.#insert = database.prepare(
      `INSERT INTO webhook_outbox
         (webhook, line, project, dataset, transaction_id, timestamp, document_id, before, after)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    // The line that changed last comes first: an editor must not wait behind an import's backlog.
    this.#heads = database.prepare(
      `SELECT webhook, line, MIN(sequence) AS head FROM webhook_outbox
       GROUP BY webhook, line ORDER BY MAX(sequence) DESC`,
    );
    this.#read = database.prepare('SELECT * FROM webhook_outbox WHERE sequence = ?');
    this.#remove = database.prepare('DELETE FROM webhook_outbox WHERE sequence = ?');
    this.#count = database.prepare('SELECT COUNT(*) AS count FROM webhook_outbox');
    this.#removeOthers = database.prepare(
      'DELETE FROM webhook_outbox WHERE webhook NOT IN (SELECT value FROM json_each(?))',
    );
  }

  add(webhookId: string, change: DocumentChange): Line {
    const key = [change.projectId, change.dataset, change.documentId].join(' ');
    this.#insert.run(
      webhookId,
      key,
      change.projectId,
      change.dataset,
      change.transactionId,
      change.timestamp,
      change.documentId,
      change.before && JSON.stringify(change.before),
      change.after && JSON.stringify(change.after),
    );
    return { webhookId, key };
  }

  /** The first message of every line, the line with the latest change first. */
  heads(): (Line & { sequence: number })[] {
    return this.#heads.all().map((row) => ({
      webhookId: String(row.webhook),
      key: String(row.line),
      sequence: Number(row.head),
    }));
  }

  read(sequence: number): Message | undefined {
    const row = this.#read.get(sequence);
    if (!row) return undefined;
    return {
      webhookId: String(row.webhook),
      key: String(row.line),
      sequence,
      change: {
        projectId: String(row.project),
        dataset: String(row.dataset),
        transactionId: String(row.transaction_id),
        timestamp: String(row.timestamp),
        documentId: String(row.document_id),
        before: parseDocument(row.before),
        after: parseDocument(row.after),
      },
    };
  }

  remove(sequence: number): void {
    this.#remove.run(sequence);
  }

  /** Forgets messages for webhooks that are no longer configured. */
  keepOnly(webhookIds: string[]): void {
    this.#removeOthers.run(JSON.stringify(webhookIds));
  }

  get size(): number {
    return Number(this.#count.get()?.count);
  }
}

function parseDocument(text: unknown): LakeDocument | null {
  return typeof text === 'string' ? JSON.parse(text) : null;
}
