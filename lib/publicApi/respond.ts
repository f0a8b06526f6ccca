import { LakeUnavailable } from '#lib/content/lake.ts';
import { problem } from './problem.ts';
import type { PublicSite } from './site.ts';

/** Seconds after which it is worth asking again while the lake fails. */
const RETRY_AFTER = '15';

/** Any page of any site may read what is public anyway. https://fetch.spec.whatwg.org/#http-cors-protocol */
const OPEN = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'ETag, Link, Retry-After',
  // Pages are for search engines; what machines read is not.
  'x-robots-tag': 'noindex',
};

/**
 * Gives an answer for machines: readable from anywhere, and a problem they can read where the
 * content cannot be reached and nothing is kept.
 */
export async function respond(
  site: PublicSite,
  answer: () => Promise<Response>,
): Promise<Response> {
  const response = await answer().catch((error: unknown) => {
    if (!(error instanceof LakeUnavailable)) throw error;
    site.source.report.outage(error);
    return problem(site.siteUrl, 'unavailable', 'Try again in a moment.', {
      headers: { 'retry-after': RETRY_AFTER },
    });
  });
  for (const [name, value] of Object.entries(OPEN)) response.headers.set(name, value);
  return response;
}

/** Tells a browser what a page of another site may ask. */
export function respondToOptions(): Response {
  return new Response(null, {
    status: 204,
    headers: {
      ...OPEN,
      allow: 'GET, HEAD, OPTIONS',
      'access-control-allow-methods': 'GET, HEAD, OPTIONS',
      'access-control-allow-headers': 'If-None-Match',
      'access-control-max-age': '86400',
    },
  });
}
