import { z } from 'zod';
import { markOutOfDate } from '#lib/content/cache.ts';
import { parseJson } from './json.ts';
import { readSigned } from './signed.ts';

const tap = z.object({
  tags: z.array(z.string().min(1)).min(1).max(100),
  urgency: z.enum(['soon', 'now']),
});

/** Answers a tap; only one that we have signed ourselves counts. */
export async function receiveTap(request: Request, secret: string): Promise<Response> {
  const signed = await readSigned(request, secret);
  if (!signed.accepted) return Response.json({ error: signed.error }, { status: signed.status });
  const asked = tap.safeParse(parseJson(signed.body));
  if (!asked.success) return Response.json({ error: 'Give tags and urgency.' }, { status: 400 });
  markOutOfDate(asked.data.tags, asked.data.urgency);
  return Response.json({ tapped: asked.data.tags });
}
