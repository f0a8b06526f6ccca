import type { DatabaseSync } from 'node:sqlite';
import { type WebhookConfig, webhookConfig } from '../config.ts';
import { newTransactionId } from '../mutate/ids.ts';
import { WebhookMessage } from './message.ts';

/** A webhook and where it comes from; one of the configuration can only be changed there. */
export type Webhook = {
  config: WebhookConfig;
  isConfigured: boolean;
  createdAt: string;
  createdByUserId: string;
};

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS webhooks (
    id TEXT PRIMARY KEY,
    definition TEXT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
  ) WITHOUT ROWID;
`;

/** All webhooks: those of the configuration, and those made over HTTP, kept in SQLite. */
export class Webhooks {
  readonly #database: DatabaseSync;
  readonly #hooks = new Map<string, Webhook & { message: WebhookMessage }>();

  /** Throws WebhookQueryError if a filter or projection is not GROQ. */
  constructor(database: DatabaseSync, configured: WebhookConfig[]) {
    database.exec(SCHEMA);
    this.#database = database;
    for (const row of database.prepare('SELECT * FROM webhooks ORDER BY created_at, id').all()) {
      this.#put({
        config: webhookConfig.parse(JSON.parse(String(row.definition))),
        isConfigured: false,
        createdAt: String(row.created_at),
        createdByUserId: String(row.created_by),
      });
    }
    // A configured webhook goes before one that was made over HTTP with the same id.
    for (const config of configured) {
      const createdAt = new Date(0).toISOString();
      this.#put({ config, isConfigured: true, createdAt, createdByUserId: '<system>' });
    }
  }

  ids(): string[] {
    return [...this.#hooks.keys()];
  }

  /** Those that are told of changes. */
  *enabled(): Generator<WebhookMessage> {
    for (const { message } of this.#hooks.values()) if (!message.config.isDisabled) yield message;
  }

  message(id: string): WebhookMessage | undefined {
    return this.#hooks.get(id)?.message;
  }

  /** Those that may concern a project, the oldest first. */
  of(projectId: string): Webhook[] {
    return [...this.#hooks.values()]
      .filter(({ config }) => config.projectId === '*' || config.projectId === projectId)
      .sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1));
  }

  find(projectId: string, id: string): Webhook | undefined {
    return this.of(projectId).find(({ config }) => config.id === id);
  }

  /** Throws WebhookQueryError if its filter or projection is not GROQ. */
  add(definition: Omit<WebhookConfig, 'id'>, createdByUserId: string): Webhook {
    const config = { ...definition, id: newTransactionId().slice(0, 16) };
    const createdAt = new Date().toISOString();
    const webhook = { config, isConfigured: false, createdAt, createdByUserId };
    this.#put(webhook);
    this.#database
      .prepare('INSERT INTO webhooks (id, definition, created_at, created_by) VALUES (?, ?, ?, ?)')
      .run(config.id, JSON.stringify(config), createdAt, createdByUserId);
    return webhook;
  }

  /** Throws WebhookQueryError if its filter or projection is not GROQ. */
  change(webhook: Webhook, config: WebhookConfig): Webhook {
    const changed = { ...webhook, config };
    this.#put(changed);
    this.#database
      .prepare('UPDATE webhooks SET definition = ? WHERE id = ?')
      .run(JSON.stringify(config), config.id);
    return changed;
  }

  remove({ config }: Webhook): void {
    this.#hooks.delete(config.id);
    this.#database.prepare('DELETE FROM webhooks WHERE id = ?').run(config.id);
  }

  #put(webhook: Webhook): void {
    this.#hooks.set(webhook.config.id, { ...webhook, message: new WebhookMessage(webhook.config) });
  }
}
