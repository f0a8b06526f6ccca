import type { Handler } from './collect.ts';
import { pathOf } from './forEverybody.ts';

/** For balancers. `/api/health` says more, to monitors: an outage of the lake is no reason to go away. */
const READY_PATH = '/api/ready';

/**
 * Answers whether readers can be sent here, and leaves everything else to the one behind.
 * @param isReady Not while this instance may know less than the others.
 */
export function ready(behind: Handler, isReady: () => boolean): Handler {
  return async (request, response) => {
    if (pathOf(request) !== READY_PATH) return behind(request, response);
    const now = isReady();
    response.writeHead(now ? 200 : 503, {
      'Content-Type': 'application/json',
      'Cache-Control': 'no-store',
    });
    response.end(JSON.stringify({ ready: now }));
  };
}
