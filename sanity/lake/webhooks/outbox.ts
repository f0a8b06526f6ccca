import type { DatabaseSync } from 'node:sqlite';
import type { WebhookConfig } from '../config.ts';
import { inTransaction } from '../store/database.ts';
import { type DocumentChange, operationOf } from './change.ts';
import { type Delivery, deliver } from './deliver.ts';
import { DeliveryLog, type LoggedMessage } from './deliveryLog.ts';
import { type Webhook, Webhooks } from './hooks.ts';
import { nameOf, Pauses } from './pauses.ts';
import { type Line, type Message, WebhookQueue } from './queue.ts';

export type { DocumentChange } from './change.ts';

/** For each webhook, so that one whose receiver hangs does not hold up another. */
const PARALLEL_DELIVERIES = 4;
/** An undelivered message older than this is dropped, with a line in the log. */
const GIVE_UP_AFTER = 24 * 60 * 60 * 1000;

/** `skipped`: the filter does not match; nothing was sent. */
type Attempted = { delivery: Delivery; body: string } | 'skipped';

/**
 * Tells webhooks of every change: at least once, in order for each document, over restarts, with
 * growing pauses while a receiver fails. A new change, or any success of its receiver, ends the
 * pause at once.
 */
export class WebhookOutbox {
  readonly hooks: Webhooks;
  readonly log: DeliveryLog;
  readonly #database: DatabaseSync;
  readonly #queue: WebhookQueue;
  readonly #pauses = new Pauses();
  readonly #inFlight = new Map<string, { webhookId: string; done: Promise<void> }>();
  readonly #failing = new Set<string>();
  readonly #say: (line: string) => void;
  #running: AbortController | undefined;
  #timer: NodeJS.Timeout | undefined;
  #woken = false;

  /**
   * @param database The lake's own; tables are made in it.
   * @throws WebhookQueryError if a filter or projection is not GROQ.
   */
  constructor(
    database: DatabaseSync,
    configured: WebhookConfig[],
    say: (line: string) => void = console.error,
  ) {
    this.hooks = new Webhooks(database, configured);
    this.log = new DeliveryLog(database);
    this.#database = database;
    this.#queue = new WebhookQueue(database);
    this.#say = say;
    this.#forgetOthers();
  }

  /** Notes a change for every webhook it concerns. Call it inside the transaction that makes it. */
  enqueue(change: DocumentChange): void {
    const operation = operationOf(change);
    if (!operation) return;
    for (const webhook of this.hooks.enabled()) {
      if (!webhook.concerns(change)) continue;
      const body = webhook.bodyNow(change);
      if (body === null) continue;
      const { before, after, ...about } = change;
      const content = body === undefined ? { change } : { body };
      this.#pauses.end(this.#queue.add(webhook.config.id, { ...about, operation }, content));
      this.#wake();
    }
  }

  /** What waits for a webhook and has not been tried yet, the latest first. */
  untried({ config }: Webhook, projectId: string, atMost: number): Message[] {
    return this.#queue
      .latest(config.id, atMost)
      .filter(
        ({ id, occasion }) =>
          occasion.projectId === projectId && this.log.message(config.id, id) === undefined,
      );
  }

  /** Sends a message of the log once more, whatever became of it, with the same id and body. */
  resend({ config }: Webhook, { id, occasion, payload, status }: LoggedMessage): void {
    inTransaction(this.#database, () => {
      const isWaiting = status === 'sending' || status === 'queued';
      const key = [occasion.projectId, occasion.dataset, occasion.documentId].join(' ');
      if (!isWaiting) this.#queue.add(config.id, occasion, { body: payload });
      this.#pauses.end({ webhookId: config.id, key });
      this.log.noteQueued(config.id, id);
    });
    this.#wake();
  }

  /** A webhook was changed: what waits for it is tried at once. */
  changed({ config }: Webhook): void {
    this.#pauses.forget(config.id);
    this.#wake();
  }

  /** A webhook was removed: nothing more is sent to it, and its log is gone. */
  removed({ config }: Webhook): void {
    this.#pauses.forget(config.id);
    this.#failing.delete(config.id);
    this.#forgetOthers();
  }

  /** Begins sending, first what an earlier run has left. */
  start(): void {
    this.#running ??= new AbortController();
    this.#wake();
  }

  /** Stops at once. What was under way is sent again by the next run. */
  async stop(): Promise<void> {
    this.#running?.abort();
    this.#running = undefined;
    clearTimeout(this.#timer);
    await Promise.all([...this.#inFlight.values()].map(({ done }) => done));
  }

  #forgetOthers(): void {
    this.#queue.keepOnly(this.hooks.ids());
    this.log.keepOnly(this.hooks.ids());
  }

  /** Looks for work soon, once the transaction that may be open is over. */
  #wake(): void {
    if (!this.#running || this.#woken) return;
    this.#woken = true;
    setImmediate(() => {
      this.#woken = false;
      this.#dispatch();
    });
  }

  #dispatch(): void {
    const running = this.#running;
    if (!running) return;
    clearTimeout(this.#timer);
    for (const { config } of this.hooks.enabled()) {
      const webhookId = config.id;
      if (this.#pauses.isWebhookPaused(webhookId)) continue;
      const underWay = [...this.#inFlight.values()].filter((each) => each.webhookId === webhookId);
      const free = PARALLEL_DELIVERIES - underWay.length;
      const mayBeSent = (line: Line) =>
        !this.#inFlight.has(nameOf(line)) && !this.#pauses.isPaused(line);
      const messages = free > 0 ? this.#queue.next(webhookId, free, mayBeSent) : [];
      for (const message of messages) {
        const done = this.#send(message, running.signal);
        this.#inFlight.set(nameOf(message), { webhookId, done });
      }
    }
    const next = this.#pauses.next();
    if (next !== undefined) this.#timer = setTimeout(() => this.#dispatch(), next - Date.now());
  }

  async #send(message: Message, stopped: AbortSignal): Promise<void> {
    const startedAt = new Date();
    const started = performance.now();
    const attempted = await this.#attempt(message, stopped);
    this.#inFlight.delete(nameOf(message));
    if (stopped.aborted) return;
    try {
      this.#settle(message, attempted, startedAt, performance.now() - started);
    } catch (error) {
      // A full disk, say: the message stays where it is, and is sent again.
      this.#pauses.failed(message);
      this.#say(`What became of a message for webhook "${message.webhookId}" is lost: ${error}`);
    }
    this.#wake();
  }

  /** Notes what became of a message, and if it is done with, takes it out of the queue. */
  #settle(message: Message, attempted: Attempted, startedAt: Date, duration: number): void {
    if (!this.hooks.message(message.webhookId)) return;
    if (attempted === 'skipped') {
      this.#pauses.done(message);
      this.#queue.remove(message.sequence);
      return;
    }
    const { delivery, body } = attempted;
    const isTooOld = Date.now() - Date.parse(message.occasion.timestamp) > GIVE_UP_AFTER;
    const isTriedAgain = delivery.outcome === 'failed' && !isTooOld;
    const until = delivery.outcome === 'failed' ? this.#pauses.failed(message) : undefined;
    inTransaction(this.#database, () => {
      const nextAttemptAt = isTriedAgain && until ? new Date(until) : null;
      this.log.note({ message, body, delivery, startedAt, duration, nextAttemptAt });
      if (!isTriedAgain) this.#queue.remove(message.sequence);
    });
    if (!isTriedAgain) this.#pauses.done(message);
    if (delivery.outcome === 'delivered') this.#recovered(message);
    else this.#complain(message, delivery, isTriedAgain);
  }

  async #attempt(message: Message, stopped: AbortSignal): Promise<Attempted> {
    const webhook = this.hooks.message(message.webhookId);
    if (!webhook) return 'skipped';
    const { content } = message;
    try {
      const body = 'body' in content ? content.body : await webhook.body(content.change);
      if (body === null) return 'skipped';
      return { delivery: await deliver(webhook.config, message, body, stopped), body };
    } catch (error) {
      const detail = String(error);
      return { delivery: { outcome: 'refused', reason: 'other', status: null, detail }, body: '' };
    }
  }

  #complain(message: Message, delivery: Delivery, isTriedAgain: boolean): void {
    const { webhookId, occasion } = message;
    if (isTriedAgain && this.#failing.has(webhookId)) return;
    if (isTriedAgain) this.#failing.add(webhookId);
    const waiting = this.#queue.size(webhookId);
    const then = isTriedAgain ? `trying again; ${waiting} waiting` : 'not sent again';
    const detail = [delivery.status, delivery.detail.slice(0, 300)].filter(Boolean).join(' ');
    this.#say(
      `Webhook "${webhookId}" for ${occasion.documentId} ${delivery.outcome} (${detail}); ${then}.`,
    );
  }

  #recovered(message: Message): void {
    this.#pauses.succeeded(message);
    if (!this.#failing.delete(message.webhookId)) return;
    this.#say(`Webhook "${message.webhookId}" answers again.`);
  }
}
