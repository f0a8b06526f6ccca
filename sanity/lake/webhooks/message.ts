import { type ExprNode, evaluate, parse } from 'groq-js';
import type { WebhookConfig } from '../config.ts';
import { isDraftId, isVersionId } from '../store/document.ts';
import { type DocumentChange, operationOf } from './change.ts';

export class WebhookQueryError extends Error {}

/**
 * One configured webhook with its GROQ parsed: which changes it is told of, and in what words.
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
    this.#filter = parseDelta(config, 'filter');
    this.#projection = parseDelta(config, 'projection');
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
      (config.includeDrafts || !(isDraftId(change.documentId) || isVersionId(change.documentId)))
    );
  }

  /** The body to send, or null if the filter does not match. */
  async body(change: DocumentChange): Promise<string | null> {
    if (this.#filter && (await this.#evaluate(this.#filter, change)) !== true) return null;
    const content = this.#projection
      ? await this.#evaluate(this.#projection, change)
      : (change.after ?? change.before);
    return JSON.stringify(content);
  }

  async #evaluate(expression: ExprNode, change: DocumentChange): Promise<unknown> {
    const result = await evaluate(expression, {
      root: change.after ?? change.before,
      before: change.before,
      after: change.after,
      dataset: [],
      timestamp: new Date(change.timestamp),
    });
    return result.get();
  }
}

function parseDelta(config: WebhookConfig, part: 'filter' | 'projection'): ExprNode | undefined {
  const source = config[part];
  if (!source) return undefined;
  try {
    return parse(source, { mode: 'delta' });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new WebhookQueryError(
      `The ${part} of webhook "${config.id}" is not valid GROQ (${reason}): ${source}`,
      { cause },
    );
  }
}
