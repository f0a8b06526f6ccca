import type { Line } from './queue.ts';

const FIRST_RETRY = 500;
const LONGEST_WAIT = 10_000;
/** So many failures in a row, of whatever documents, are the receiver's and not one document's. */
const FAILURES_OF_A_RECEIVER = 4;

type Pause = { failures: number; until: number; failedAt: number };

/** When what failed is tried again: growing pauses for a document, and for a receiver that is down. */
export class Pauses {
  readonly #lines = new Map<string, Pause & Line>();
  readonly #webhooks = new Map<string, Pause>();

  isWebhookPaused(webhookId: string): boolean {
    return (this.#webhooks.get(webhookId)?.until ?? 0) > Date.now();
  }

  isPaused(line: Line): boolean {
    return (this.#lines.get(nameOf(line))?.until ?? 0) > Date.now();
  }

  /** Notes a failure; returns when this line is tried again. */
  failed(line: Line): number {
    const lineFailures = (this.#lines.get(nameOf(line))?.failures ?? 0) + 1;
    const until = after(lineFailures);
    const failedAt = Date.now();
    this.#lines.set(nameOf(line), { ...line, failures: lineFailures, until, failedAt });
    const failures = (this.#webhooks.get(line.webhookId)?.failures ?? 0) + 1;
    const tooMany = failures - FAILURES_OF_A_RECEIVER + 1;
    const receiver = { failures, until: tooMany > 0 ? after(tooMany) : 0, failedAt };
    this.#webhooks.set(line.webhookId, receiver);
    return Math.max(until, receiver.until);
  }

  /** The receiver answers: nothing that waits for it needs to wait longer. */
  succeeded({ webhookId }: Line): void {
    // Unless it had answered before as well: then what waits is one document's own trouble.
    const wasDown = (this.#webhooks.get(webhookId)?.failures ?? 0) >= FAILURES_OF_A_RECEIVER;
    this.#webhooks.delete(webhookId);
    if (wasDown) this.forget(webhookId);
  }

  /**
   * A new message, or somebody's wish, ends the pause of a line and lets it try the receiver; but
   * an import does not knock at the door of one that is down with every document.
   */
  end(line: Line): void {
    this.#lines.delete(nameOf(line));
    const receiver = this.#webhooks.get(line.webhookId);
    if (receiver) receiver.until = Math.min(receiver.until, receiver.failedAt + FIRST_RETRY);
  }

  /** The line has nothing to wait for any more. */
  done(line: Line): void {
    this.#lines.delete(nameOf(line));
  }

  forget(webhookId: string): void {
    this.#webhooks.delete(webhookId);
    for (const [name, line] of this.#lines) {
      if (line.webhookId === webhookId) this.#lines.delete(name);
    }
  }

  /** When the next pause ends; undefined: none is on. */
  next(): number | undefined {
    const now = Date.now();
    const ends = [...this.#lines.values(), ...this.#webhooks.values()]
      .map(({ until }) => until)
      .filter((until) => until > now);
    return ends.length > 0 ? ends.reduce((first, end) => Math.min(first, end)) : undefined;
  }
}

function after(failures: number): number {
  return Date.now() + Math.min(FIRST_RETRY * 2 ** (failures - 1), LONGEST_WAIT);
}

export function nameOf({ webhookId, key }: Line): string {
  return `${webhookId} ${key}`;
}
