import { env } from '#lib/env.ts';
import { receiveTap } from '#lib/revalidate/receiveTap.ts';

/** The site telling itself which pages are out of date. */
export function POST(request: Request): Promise<Response> {
  return receiveTap(request, env().webhookSecret);
}
