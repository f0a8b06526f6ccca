import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { LakeDocument } from '../store/document.ts';
import { type DocumentChange, type Occasion, operationOf } from './change.ts';
import { messageIdOf } from './message.ts';

/** Messages about the same document go to the same receiver in order. */
export type Line = { webhookId: string; key: string };

/** The body, or if it could not be told at once, the change to make it from. */
export type Content = { body: string } | { change: DocumentChange };
export type Message = Line & {
  sequence: number;
  id: string;
  occasion: Occasion;
  content: Content;
};

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
  CREATE INDEX IF NOT EXISTS webhook_outbox_latest ON webhook_outbox (webhook, sequence);
`;
/** Columns that an outbox of an earlier lake does not have. */
const LATER_COLUMNS = ['operation', 'body'];

/** What is still to be sent, in SQLite, so that it survives a restart. */
export class WebhookQueue {
  readonly #insert: StatementSync;
  readonly #latest: StatementSync;
  readonly #head: StatementSync;
  readonly #read: StatementSync;
  readonly #remove: StatementSync;
  readonly #count: StatementSync;
  readonly #keepOnly: StatementSync;

  constructor(database: DatabaseSync) {
    prepareTable(database);
    this.#insert = database.prepare(
      `INSERT INTO webhook_outbox
         (webhook, line, project, dataset, transaction_id, timestamp, document_id, operation,
          body, before, after)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    this.#latest = database.prepare(
      'SELECT line FROM webhook_outbox WHERE webhook = ? ORDER BY sequence DESC',
    );
    this.#head = database.prepare(
      'SELECT * FROM webhook_outbox WHERE webhook = ? AND line = ? ORDER BY sequence LIMIT 1',
    );
    this.#read = database.prepare(
      'SELECT * FROM webhook_outbox WHERE webhook = ? ORDER BY sequence DESC LIMIT ?',
    );
    this.#remove = database.prepare('DELETE FROM webhook_outbox WHERE sequence = ?');
    this.#count = database.prepare(
      'SELECT COUNT(*) AS count FROM webhook_outbox WHERE webhook = ?',
    );
    this.#keepOnly = database.prepare(
      'DELETE FROM webhook_outbox WHERE webhook NOT IN (SELECT value FROM json_each(?))',
    );
  }

  add(webhookId: string, occasion: Occasion, content: Content): Line {
    const { projectId, dataset, transactionId, timestamp, documentId, operation } = occasion;
    const key = [projectId, dataset, documentId].join(' ');
    const [body, before, after] =
      'body' in content
        ? [content.body, null, null]
        : [null, content.change.before, content.change.after];
    this.#insert.run(
      webhookId,
      key,
      projectId,
      dataset,
      transactionId,
      timestamp,
      documentId,
      operation,
      body,
      before && JSON.stringify(before),
      after && JSON.stringify(after),
    );
    return { webhookId, key };
  }

  /**
   * The first message of each of a webhook's lines that may be sent now, at most so many. The line
   * that changed last comes first: an editor must not wait behind an import's backlog.
   */
  next(webhookId: string, atMost: number, mayBeSent: (line: Line) => boolean): Message[] {
    const lines = new Set<string>();
    const chosen: string[] = [];
    for (const row of this.#latest.iterate(webhookId)) {
      if (chosen.length >= atMost) break;
      const key = String(row.line);
      if (lines.has(key)) continue;
      lines.add(key);
      if (mayBeSent({ webhookId, key })) chosen.push(key);
    }
    return chosen.flatMap((key) => {
      const row = this.#head.get(webhookId, key);
      return row ? [messageIn(row)] : [];
    });
  }

  /** The latest messages that wait for a webhook, the newest first. */
  latest(webhookId: string, atMost: number): Message[] {
    return this.#read.all(webhookId, atMost).map(messageIn);
  }

  remove(sequence: number): void {
    this.#remove.run(sequence);
  }

  /** Forgets messages for webhooks that there are no longer. */
  keepOnly(webhookIds: string[]): void {
    this.#keepOnly.run(JSON.stringify(webhookIds));
  }

  size(webhookId: string): number {
    return Number(this.#count.get(webhookId)?.count);
  }
}

function prepareTable(database: DatabaseSync): void {
  database.exec(SCHEMA);
  const columns = database.prepare("SELECT name FROM pragma_table_info('webhook_outbox')").all();
  for (const missing of LATER_COLUMNS.filter((name) => !columns.some((row) => row.name === name))) {
    database.exec(`ALTER TABLE webhook_outbox ADD COLUMN ${missing} TEXT`);
  }
}

function messageIn(row: Record<string, unknown>): Message {
  const webhookId = String(row.webhook);
  const about = {
    projectId: String(row.project),
    dataset: String(row.dataset),
    transactionId: String(row.transaction_id),
    timestamp: String(row.timestamp),
    documentId: String(row.document_id),
  };
  const change = { ...about, before: parseDocument(row.before), after: parseDocument(row.after) };
  const operation = readOperation(row.operation) ?? operationOf(change) ?? 'update';
  return {
    webhookId,
    key: String(row.line),
    sequence: Number(row.sequence),
    id: messageIdOf(webhookId, about),
    occasion: { ...about, operation },
    content: typeof row.body === 'string' ? { body: row.body } : { change },
  };
}

export function readOperation(value: unknown): Occasion['operation'] | undefined {
  return value === 'create' || value === 'update' || value === 'delete' ? value : undefined;
}

function parseDocument(text: unknown): LakeDocument | null {
  return typeof text === 'string' ? JSON.parse(text) : null;
}
