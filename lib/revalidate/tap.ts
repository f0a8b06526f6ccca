import { encodeSignatureHeader, SIGNATURE_HEADER_NAME } from '@sanity/webhook';
import { z } from 'zod';
import { markOutOfDate } from '#lib/content/cache.ts';
import { parseJson } from './json.ts';
import { readSigned } from './signed.ts';

/** Where taps go. Next tells its cache only once a request has ended, so a tap is one of its own. */
const TAP_PATH = '/api/revalidate/tap';

const tap = z.object({
  tags: z.array(z.string().min(1)).min(1).max(100),
  urgency: z.enum(['soon', 'now']),
});

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

/** Answers a tap; only one that we have signed ourselves counts. */
export async function receiveTap(request: Request, secret: string): Promise<Response> {
  const signed = await readSigned(request, secret);
  if (!signed.accepted) return Response.json({ error: signed.error }, { status: signed.status });
  const asked = tap.safeParse(parseJson(signed.body));
  if (!asked.success) return Response.json({ error: 'Give tags and urgency.' }, { status: 400 });
  markOutOfDate(asked.data.tags, asked.data.urgency);
  return Response.json({ tapped: asked.data.tags });
}
