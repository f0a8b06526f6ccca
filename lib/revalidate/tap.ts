import { encodeSignatureHeader, SIGNATURE_HEADER_NAME } from '@sanity/webhook';
import { TAP_PATH } from './paths.ts';

/**
 * Marks pages as out of date, with effect when this returns.
 * @throws if the site does not take it.
 */
export async function sendTap(
  origin: string,
  secret: string,
  tags: readonly string[],
  urgency: 'soon' | 'now',
): Promise<void> {
  const body = JSON.stringify({ tags, urgency });
  const response = await fetch(origin + TAP_PATH, {
    method: 'POST',
    headers: { [SIGNATURE_HEADER_NAME]: await encodeSignatureHeader(body, Date.now(), secret) },
    body,
    cache: 'no-store',
    signal: AbortSignal.timeout(10_000),
  });
  if (!response.ok) {
    throw new Error(`${origin}${TAP_PATH} answered ${response.status}: ${await response.text()}`);
  }
}
