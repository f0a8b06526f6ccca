import type { MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';

/** Whether pages of an origin may use the lake with credentials: those configured, and this machine's. */
export function isAllowedOrigin(origin: string, configured: readonly string[]): boolean {
  if (configured.includes(origin) || configured.includes('*')) return true;
  let url: URL;
  try {
    url = new URL(origin);
  } catch {
    return false;
  }
  const isLocal = /^(localhost|127\.0\.0\.1|\[::1\])$|\.localhost$/.test(url.hostname);
  return isLocal && /^https?:$/.test(url.protocol);
}

/** Lets allowed origins in; others get an answer that their browser will not show them. */
export function corsFor(configured: readonly string[]): MiddlewareHandler {
  return cors({
    origin: (origin) => (isAllowedOrigin(origin, configured) ? origin : null),
    credentials: true,
    allowMethods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'],
    exposeHeaders: ['ETag', 'X-Sanity-Shard'],
    maxAge: 600,
  });
}
