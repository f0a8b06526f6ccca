import type { DatabaseSync } from 'node:sqlite';
import type { WebhookConfig } from '../config.ts';
import type { DocumentChange } from './change.ts';
import { type Delivery, deliver } from './deliver.ts';
import { WebhookMessage } from './message.ts';
import { type Line, type Message, WebhookQueue } from './queue.ts';

export type { DocumentChange } from './change.ts';

const PARALLEL_DELIVERIES = 4;
const FIRST_RETRY = 500;
const LONGEST_WAIT = 10_000;
/** An undelivered message older than this is dropped, with a line in the log. */
const GIVE_UP_AFTER = 24 * 60 * 60 * 1000;

type Wait = { failures: number; until: number };

/**
 * Tells webhooks of every change: at least once, in order for each document, over restarts, with
 * growing pauses while a receiver fails. A new change of a document, or any success of its
 * receiver, ends the pause at once.
 */
export class WebhookOutbox {
  readonly #queue: WebhookQueue;
  readonly #webhooks: Map<string, WebhookMessage>;
  readonly #log: (line: string) => void;
  readonly #waits = new Map<string, Wait>();
  readonly #inFlight = new Map<string, Promise<void>>();
  readonly #failing = new Set<string>();
  #running: AbortController | undefined;
  #timer: NodeJS.Timeout | undefined;
  #woken = false;

  /**
   * @param database The lake's own; a table is made in it.
   * @throws WebhookQueryError if a filter or projection is not GROQ.
   */
  constructor(
    database: DatabaseSync,
    webhooks: WebhookConfig[],
    log: (line: string) => void = console.error,
  ) {
    this.#webhooks = new Map(webhooks.map((config) => [config.id, new WebhookMessage(config)]));
    this.#queue = new WebhookQueue(database);
    this.#queue.keepOnly([...this.#webhooks.keys()]);
    this.#log = log;
  }

  /** Notes a change for every webhook it concerns. Call it inside the transaction that makes it. */
  enqueue(change: DocumentChange): void {
    for (const [id, webhook] of this.#webhooks) {
      if (!webhook.concerns(change)) continue;
      const line = this.#queue.add(id, change);
      this.#waits.delete(nameOf(line));
    }
    this.#wake();
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
    await Promise.all(this.#inFlight.values());
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
    const now = Date.now();
    let nextTry = Number.POSITIVE_INFINITY;
    for (const head of this.#queue.heads()) {
      if (this.#inFlight.size >= PARALLEL_DELIVERIES) return;
      const name = nameOf(head);
      if (this.#inFlight.has(name)) continue;
      const until = this.#waits.get(name)?.until ?? 0;
      if (until > now) {
        nextTry = Math.min(nextTry, until);
        continue;
      }
      const message = this.#queue.read(head.sequence);
      if (message) this.#inFlight.set(name, this.#send(name, message, running.signal));
    }
    if (nextTry < Number.POSITIVE_INFINITY) {
      this.#timer = setTimeout(() => this.#dispatch(), nextTry - now);
    }
  }

  async #send(name: string, message: Message, stopped: AbortSignal): Promise<void> {
    const delivery = await this.#attempt(message, stopped);
    this.#inFlight.delete(name);
    if (stopped.aborted) return;
    const isTooOld = Date.now() - Date.parse(message.change.timestamp) > GIVE_UP_AFTER;
    if (delivery.outcome === 'failed' && !isTooOld) {
      this.#pause(name, message, delivery);
    } else {
      this.#queue.remove(message.sequence);
      this.#waits.delete(name);
      if (delivery.outcome === 'delivered') this.#recovered(message.webhookId);
      else if (delivery.outcome !== 'skipped')
        this.#log(describe(message, delivery, 'not sent again'));
    }
    this.#wake();
  }

  async #attempt(message: Message, stopped: AbortSignal): Promise<Delivery> {
    const webhook = this.#webhooks.get(message.webhookId);
    if (!webhook) return { outcome: 'refused', detail: 'this webhook is not configured any more' };
    try {
      const body = await webhook.body(message.change);
      if (body === null) return { outcome: 'skipped', detail: 'the filter does not match' };
      return await deliver(webhook.config, message.change, body, stopped);
    } catch (error) {
      return { outcome: 'refused', detail: String(error) };
    }
  }

  #pause(name: string, message: Message, delivery: Delivery): void {
    const failures = (this.#waits.get(name)?.failures ?? 0) + 1;
    const pause = Math.min(FIRST_RETRY * 2 ** (failures - 1), LONGEST_WAIT);
    this.#waits.set(name, { failures, until: Date.now() + pause });
    if (this.#failing.has(message.webhookId)) return;
    this.#failing.add(message.webhookId);
    this.#log(describe(message, delivery, `trying again; ${this.#queue.size} waiting`));
  }

  #recovered(webhookId: string): void {
    if (!this.#failing.delete(webhookId)) return;
    for (const name of this.#waits.keys()) {
      if (name.startsWith(`${webhookId} `)) this.#waits.delete(name);
    }
    this.#log(`Webhook "${webhookId}" answers again.`);
  }
}

function nameOf(line: Line): string {
  return `${line.webhookId} ${line.key}`;
}

function describe(message: Message, delivery: Delivery, then: string): string {
  const { webhookId, change } = message;
  return `Webhook "${webhookId}" for ${change.documentId} ${delivery.outcome} (${delivery.detail}); ${then}.`;
}
