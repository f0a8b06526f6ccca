import { contentSource } from '#lib/content/loaders.ts';
import { readHealth } from '#lib/health/health.ts';

export const dynamic = 'force-dynamic';

/** For monitors: 200 if the Content Lake answers, else 503. */
export async function GET(): Promise<Response> {
  const health = await readHealth(contentSource());
  return Response.json(health, {
    status: health.status === 'ok' ? 200 : 503,
    headers: { 'cache-control': 'no-store' },
  });
}
