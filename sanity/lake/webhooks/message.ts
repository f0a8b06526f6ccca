import { createHash } from 'node:crypto';
import { type ExprNode, evaluate, evaluateSync } from 'groq-js';
import type { WebhookConfig } from '../config.ts';
import { parseDelta } from '../query/parse.ts';
import { isDraftId, isVersionId } from '../store/document.ts';
import { type DocumentChange, type Occasion, operationOf } from './change.ts';

export class WebhookQueryError extends Error {}

/**
 * One webhook with its GROQ parsed: which changes it is told of, and in what words.
 * https://www.sanity.io/docs/content-lake/webhooks: filter and projection see the document after
 * the change (before it, for a delete), `before()`, `after()` and `delta::` functions; they cannot
 * look at other documents.
 */
export class WebhookMessage {
  readonly config: WebhookConfig;
  readonly #filter: ExprNode | undefined;
  readonly #projection: ExprNode | undefined;

  /** Throws WebhookQueryError if the filter or projection is not GROQ. */
  constructor(config: WebhookConfig) {
    this.config = config;
    this.#filter = parsed(config, 'filter');
    this.#projection = parsed(config, 'projection');
  }

  /** Whether the change is of a kind this webhook asks for; the filter is not looked at yet. */
  concerns(change: DocumentChange): boolean {
    const { config } = this;
    const operation = operationOf(change);
    return (
      operation !== null &&
      config.on.includes(operation) &&
      (config.projectId === '*' || config.projectId === change.projectId) &&
      (config.dataset === '*' || config.dataset === change.dataset) &&
      (config.includeDrafts || !isDraftId(change.documentId)) &&
      (config.includeAllVersions || !isVersionId(change.documentId))
    );
  }

  /**
   * The body to send, null if the filter does not match, or undefined if that cannot be told at
   * once: groq-js compares documents (`delta::changedAny()`) only asynchronously.
   */
  bodyNow(change: DocumentChange): string | null | undefined {
    const now = (expression: ExprNode): unknown =>
      evaluateSync(expression, circumstancesOf(change)).data;
    try {
      if (this.#filter && now(this.#filter) !== true) return null;
      return JSON.stringify(this.#projection ? now(this.#projection) : documentOf(change));
    } catch {
      // What is wrong with it will be said when it is evaluated for sending.
      return undefined;
    }
  }

  /** The body to send, or null if the filter does not match. */
  async body(change: DocumentChange): Promise<string | null> {
    if (this.#filter && (await evaluated(this.#filter, change)) !== true) return null;
    const content = this.#projection
      ? await evaluated(this.#projection, change)
      : documentOf(change);
    return JSON.stringify(content);
  }
}

/** Names a message; stable over retries, so that a receiver knows what it has already done. */
export function messageIdOf(webhookId: string, occasion: Omit<Occasion, 'operation'>): string {
  const { projectId, dataset, transactionId, documentId } = occasion;
  return createHash('sha256')
    .update([webhookId, projectId, dataset, transactionId, documentId].join('\0'))
    .digest('hex')
    .slice(0, 32);
}

function documentOf({ before, after }: DocumentChange) {
  return after ?? before;
}

function circumstancesOf(change: DocumentChange) {
  const { projectId, dataset, before, after, timestamp } = change;
  return {
    root: documentOf(change),
    before,
    after,
    dataset: [],
    sanity: { projectId, dataset },
    timestamp: new Date(timestamp),
  };
}

async function evaluated(expression: ExprNode, change: DocumentChange): Promise<unknown> {
  const result = await evaluate(expression, circumstancesOf(change));
  return result.get();
}

function parsed(config: WebhookConfig, part: 'filter' | 'projection'): ExprNode | undefined {
  const source = config[part];
  if (!source) return undefined;
  try {
    return parseDelta(source);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new WebhookQueryError(
      `The ${part} of webhook "${config.id}" is not valid GROQ (${reason}): ${source}`,
      { cause },
    );
  }
}
