import { encodeSignatureHeader, SIGNATURE_HEADER_NAME } from '@sanity/webhook';
import type { WebhookConfig } from '../config.ts';
import type { Message } from './queue.ts';

/** How long a receiver may take (Sanity's limit). */
const RECEIVER_TIMEOUT = 30_000;
/** How much of a receiver's answer is kept for the log. */
const ANSWER_KEPT = 2000;

/** Why an attempt failed, in the words of Sanity's attempts. */
export type FailureReason = 'http' | 'network' | 'timeout' | 'other';

/** `refused` is final: the receiver has understood and said no. `failed` is worth another try. */
export type Delivery = {
  outcome: 'delivered' | 'refused' | 'failed';
  reason: FailureReason | null;
  status: number | null;
  /** What the receiver answered, or what went wrong. */
  detail: string;
};

/**
 * Sends one message as Sanity sends it. A GET cannot carry a body, so it is sent without.
 * @param stopped Ends the attempt at once when aborted.
 * @returns what became of it; never throws for what a receiver or the network does.
 */
export async function deliver(
  webhook: WebhookConfig,
  { id, occasion }: Message,
  body: string,
  stopped: AbortSignal,
): Promise<Delivery> {
  const headers = new Headers({
    'content-type': 'application/json; charset=utf-8',
    'user-agent': 'Formulary Content Lake',
  });
  for (const [name, value] of Object.entries(webhook.headers)) headers.set(name, value);
  headers.set('idempotency-key', id);
  headers.set('sanity-webhook-id', webhook.id);
  headers.set('sanity-project-id', occasion.projectId);
  headers.set('sanity-dataset', occasion.dataset);
  headers.set('sanity-document-id', occasion.documentId);
  headers.set('sanity-transaction-id', occasion.transactionId);
  headers.set('sanity-transaction-time', occasion.timestamp);
  headers.set('sanity-operation', occasion.operation);
  const carriesBody = webhook.httpMethod !== 'GET';
  if (webhook.secret && carriesBody) {
    const signature = await encodeSignatureHeader(body, Date.now(), webhook.secret);
    headers.set(SIGNATURE_HEADER_NAME, signature);
  }
  try {
    const response = await fetch(webhook.url, {
      method: webhook.httpMethod,
      headers,
      ...(carriesBody ? { body } : {}),
      redirect: 'manual',
      signal: AbortSignal.any([stopped, AbortSignal.timeout(RECEIVER_TIMEOUT)]),
    });
    const { status } = response;
    const detail = (await response.text()).slice(0, ANSWER_KEPT);
    const outcome = judge(status);
    return { outcome, reason: outcome === 'delivered' ? null : 'http', status, detail };
  } catch (error) {
    const isTimeout = error instanceof Error && error.name === 'TimeoutError';
    const reason = isTimeout ? 'timeout' : 'network';
    return { outcome: 'failed', reason, status: null, detail: wordsOf(error) };
  }
}

function judge(status: number): Delivery['outcome'] {
  if (status >= 200 && status < 300) return 'delivered';
  return status >= 500 || status === 429 || status === 408 ? 'failed' : 'refused';
}

function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}
