import { createHash } from 'node:crypto';
import { encodeSignatureHeader, SIGNATURE_HEADER_NAME } from '@sanity/webhook';
import type { WebhookConfig } from '../config.ts';
import { type DocumentChange, operationOf } from './change.ts';

/** How long a receiver may take (Sanity's limit). */
const RECEIVER_TIMEOUT = 30_000;

/** `refused` is final: the receiver has understood and said no. `failed` is worth another try. */
export type Delivery = { outcome: 'delivered' | 'skipped' | 'refused' | 'failed'; detail: string };

/**
 * Sends one message as Sanity sends it.
 * @param stopped Ends the attempt at once when aborted.
 * @returns what became of it; never throws for what a receiver or the network does.
 */
export async function deliver(
  webhook: WebhookConfig,
  change: DocumentChange,
  body: string,
  stopped: AbortSignal,
): Promise<Delivery> {
  const headers = new Headers({
    ...webhook.headers,
    'content-type': 'application/json; charset=utf-8',
    'user-agent': 'Formulary Content Lake',
    'idempotency-key': idempotencyKey(webhook, change),
    'sanity-webhook-id': webhook.id,
    'sanity-project-id': change.projectId,
    'sanity-dataset': change.dataset,
    'sanity-document-id': change.documentId,
    'sanity-transaction-id': change.transactionId,
    'sanity-transaction-time': change.timestamp,
    'sanity-operation': operationOf(change) ?? '',
  });
  if (webhook.secret) {
    const signature = await encodeSignatureHeader(body, Date.now(), webhook.secret);
    headers.set(SIGNATURE_HEADER_NAME, signature);
  }
  try {
    const response = await fetch(webhook.url, {
      method: 'POST',
      headers,
      body,
      redirect: 'manual',
      signal: AbortSignal.any([stopped, AbortSignal.timeout(RECEIVER_TIMEOUT)]),
    });
    const answer = (await response.text()).slice(0, 300);
    return { outcome: judge(response.status), detail: `${response.status} ${answer}`.trim() };
  } catch (error) {
    return { outcome: 'failed', detail: reasonOf(error) };
  }
}

/** Stable over retries, so that a receiver knows what it has already done. */
function idempotencyKey(webhook: WebhookConfig, change: DocumentChange): string {
  return createHash('sha256')
    .update([webhook.id, change.projectId, change.dataset].join('\0'))
    .update(`\0${change.transactionId}\0${change.documentId}`)
    .digest('hex')
    .slice(0, 32);
}

function judge(status: number): Delivery['outcome'] {
  if (status >= 200 && status < 300) return 'delivered';
  return status >= 500 || status === 429 || status === 408 ? 'failed' : 'refused';
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}
