import { randomUUID } from 'node:crypto';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Occasion } from './change.ts';
import type { Delivery, FailureReason } from './deliver.ts';
import { type Message, readOperation } from './queue.ts';

/** How much is kept for each webhook; the oldest goes first. */
const MESSAGES_KEPT = 1000;
const ATTEMPTS_KEPT = 5000;

/** `sending`: it has failed and will be tried again. */
export type MessageStatus = 'queued' | 'sending' | 'success' | 'failure';

export type LoggedMessage = {
  id: string;
  createdAt: string;
  status: MessageStatus;
  failureCount: number;
  resultCode: number | null;
  payload: string;
  occasion: Occasion;
};

export type Attempt = {
  id: string;
  webhookId: string;
  messageId: string;
  projectId: string;
  createdAt: string;
  /** Milliseconds. */
  duration: number;
  failureReason: FailureReason | null;
  resultCode: number | null;
  resultBody: string;
  nextAttemptAt: string | null;
};

export type AttemptMade = {
  message: Message;
  body: string;
  delivery: Delivery;
  startedAt: Date;
  duration: number;
  nextAttemptAt: Date | null;
};

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS webhook_messages (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    webhook TEXT NOT NULL,
    id TEXT NOT NULL,
    project TEXT NOT NULL,
    dataset TEXT NOT NULL,
    transaction_id TEXT NOT NULL,
    timestamp TEXT NOT NULL,
    document_id TEXT NOT NULL,
    operation TEXT NOT NULL,
    payload TEXT NOT NULL,
    created_at TEXT NOT NULL,
    status TEXT NOT NULL,
    failure_count INTEGER NOT NULL,
    result_code INTEGER,
    UNIQUE (webhook, id)
  );
  CREATE INDEX IF NOT EXISTS webhook_messages_latest ON webhook_messages (webhook, sequence);
  CREATE TABLE IF NOT EXISTS webhook_attempts (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    webhook TEXT NOT NULL,
    id TEXT NOT NULL UNIQUE,
    message TEXT NOT NULL,
    project TEXT NOT NULL,
    created_at TEXT NOT NULL,
    duration REAL NOT NULL,
    failure_reason TEXT,
    result_code INTEGER,
    result_body TEXT NOT NULL,
    next_attempt_at TEXT
  );
  CREATE INDEX IF NOT EXISTS webhook_attempts_latest ON webhook_attempts (webhook, sequence);
`;

/** What has been sent to webhooks and what came of it, in SQLite, the latest of each webhook. */
export class DeliveryLog {
  readonly #database: DatabaseSync;
  readonly #noteMessage: StatementSync;
  readonly #noteAttempt: StatementSync;
  readonly #pruneMessages: StatementSync;
  readonly #pruneAttempts: StatementSync;

  constructor(database: DatabaseSync) {
    database.exec(SCHEMA);
    this.#database = database;
    this.#noteMessage = database.prepare(
      `INSERT INTO webhook_messages
         (webhook, id, project, dataset, transaction_id, timestamp, document_id, operation,
          payload, created_at, status, failure_count, result_code)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (webhook, id) DO UPDATE SET status = excluded.status,
         failure_count = failure_count + excluded.failure_count,
         result_code = excluded.result_code, payload = excluded.payload`,
    );
    this.#noteAttempt = database.prepare(
      `INSERT INTO webhook_attempts
         (webhook, id, message, project, created_at, duration, failure_reason, result_code,
          result_body, next_attempt_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    this.#pruneMessages = prune(database, 'webhook_messages', MESSAGES_KEPT);
    this.#pruneAttempts = prune(database, 'webhook_attempts', ATTEMPTS_KEPT);
  }

  note({ message, body, delivery, startedAt, duration, nextAttemptAt }: AttemptMade): void {
    const { webhookId, id, occasion } = message;
    const hasFailed = delivery.outcome !== 'delivered';
    this.#noteMessage.run(
      webhookId,
      id,
      occasion.projectId,
      occasion.dataset,
      occasion.transactionId,
      occasion.timestamp,
      occasion.documentId,
      occasion.operation,
      body,
      startedAt.toISOString(),
      nextAttemptAt ? 'sending' : hasFailed ? 'failure' : 'success',
      hasFailed ? 1 : 0,
      delivery.status,
    );
    this.#noteAttempt.run(
      webhookId,
      randomUUID(),
      id,
      occasion.projectId,
      startedAt.toISOString(),
      Math.round(duration),
      delivery.reason,
      delivery.status,
      delivery.detail,
      nextAttemptAt?.toISOString() ?? null,
    );
    this.#pruneMessages.run(webhookId, webhookId);
    this.#pruneAttempts.run(webhookId, webhookId);
  }

  /** A message is to be sent once more. */
  noteQueued(webhookId: string, messageId: string): void {
    this.#database
      .prepare("UPDATE webhook_messages SET status = 'queued' WHERE webhook = ? AND id = ?")
      .run(webhookId, messageId);
  }

  message(webhookId: string, messageId: string): LoggedMessage | undefined {
    const row = this.#database
      .prepare('SELECT * FROM webhook_messages WHERE webhook = ? AND id = ?')
      .get(webhookId, messageId);
    return row && messageIn(row);
  }

  /** A webhook's messages in a project, the latest first. */
  messages(webhookId: string, projectId: string, atMost: number): LoggedMessage[] {
    return this.#database
      .prepare(
        `SELECT * FROM webhook_messages WHERE webhook = ? AND project = ?
         ORDER BY sequence DESC LIMIT ?`,
      )
      .all(webhookId, projectId, atMost)
      .map(messageIn);
  }

  /** A webhook's attempts in a project, the latest first. */
  attempts(webhookId: string, projectId: string, atMost: number): Attempt[] {
    return this.#database
      .prepare(
        `SELECT * FROM webhook_attempts WHERE webhook = ? AND project = ?
         ORDER BY sequence DESC LIMIT ?`,
      )
      .all(webhookId, projectId, atMost)
      .map(attemptIn);
  }

  attempt(projectId: string, attemptId: string): Attempt | undefined {
    const row = this.#database
      .prepare('SELECT * FROM webhook_attempts WHERE id = ? AND project = ?')
      .get(attemptId, projectId);
    return row && attemptIn(row);
  }

  /** Forgets webhooks that there are no longer. */
  keepOnly(webhookIds: string[]): void {
    for (const table of ['webhook_messages', 'webhook_attempts']) {
      this.#database
        .prepare(`DELETE FROM ${table} WHERE webhook NOT IN (SELECT value FROM json_each(?))`)
        .run(JSON.stringify(webhookIds));
    }
  }
}

function prune(database: DatabaseSync, table: string, kept: number): StatementSync {
  return database.prepare(
    `DELETE FROM ${table} WHERE webhook = ? AND sequence <= (
       SELECT sequence FROM ${table} WHERE webhook = ? ORDER BY sequence DESC LIMIT 1 OFFSET ${kept})`,
  );
}

function messageIn(row: Record<string, unknown>): LoggedMessage {
  return {
    id: String(row.id),
    createdAt: String(row.created_at),
    status: readStatus(row.status),
    failureCount: Number(row.failure_count),
    resultCode: numberOrNull(row.result_code),
    payload: String(row.payload),
    occasion: {
      projectId: String(row.project),
      dataset: String(row.dataset),
      transactionId: String(row.transaction_id),
      timestamp: String(row.timestamp),
      documentId: String(row.document_id),
      operation: readOperation(row.operation) ?? 'update',
    },
  };
}

function attemptIn(row: Record<string, unknown>): Attempt {
  return {
    id: String(row.id),
    webhookId: String(row.webhook),
    messageId: String(row.message),
    projectId: String(row.project),
    createdAt: String(row.created_at),
    duration: Number(row.duration),
    failureReason: readReason(row.failure_reason),
    resultCode: numberOrNull(row.result_code),
    resultBody: String(row.result_body),
    nextAttemptAt: row.next_attempt_at === null ? null : String(row.next_attempt_at),
  };
}

function numberOrNull(value: unknown): number | null {
  return value === null ? null : Number(value);
}

function readStatus(value: unknown): MessageStatus {
  return value === 'queued' || value === 'sending' || value === 'success' ? value : 'failure';
}

function readReason(value: unknown): FailureReason | null {
  if (value === null) return null;
  return value === 'http' || value === 'network' || value === 'timeout' ? value : 'other';
}
