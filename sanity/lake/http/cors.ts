import type { MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';
import { apiError } from '../errors.ts';

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
    exposeHeaders: ['ETag', 'Traceparent'],
    maxAge: 600,
  });
}

/** Pages of other origins are told so, as Sanity tells them, and nothing is done for them. */
export function refusesOtherOrigins(configured: readonly string[]): MiddlewareHandler {
  return async (context, next) => {
    const origin = context.req.header('origin');
    const { pathname, origin: own } = new URL(context.req.url);
    // Assets are for every page to show; a page has to be able to ask whether it is let in; and the
    // sign-in page, which tells nobody where it was, sends "null" along with its form.
    const isForAll = /^\/(images|files)\/|^\/v[^/]+\/(ping|check\/cors$|auth\/login\/)/.test(
      pathname,
    );
    const isRefused = origin && origin !== own && !isForAll && !isAllowedOrigin(origin, configured);
    if (isRefused) throw apiError(403, `CORS Origin not allowed: ${origin}`);
    await next();
  };
}
