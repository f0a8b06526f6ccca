import type { IncomingMessage, ServerResponse } from 'node:http';
import { TAP_PATH } from '#lib/revalidate/paths.ts';
import { nameCaller } from './caller.ts';
import { type Answer, collect, type Handler } from './collect.ts';
import { isForEverybody, pathOf } from './forEverybody.ts';
import { Held } from './held.ts';
import { withLocation } from './location.ts';
import { narrowed } from './scriptHashes.ts';
import { send, takeOver } from './send.ts';
import { Shelf } from './shelf.ts';

/**
 * Stands before Next and hands out what every reader gets alike: pages are pressed once for each
 * change instead of once for each reader, and carry a policy that names their own scripts.
 * Everything else is Next's, untouched.
 * @param options.proxies How many proxies of ours stand before it.
 */
export function front(next: Handler, { proxies = 0 } = {}): Handler {
  const shelf = new Shelf();
  return async (request, response) => {
    nameCaller(request, proxies);
    if (isForEverybody(request)) return answer(next, shelf, request, response);
    if (pathOf(request) === TAP_PATH) response.once('finish', () => shelf.forget());
    return next(request, response);
  };
}

async function answer(
  next: Handler,
  shelf: Shelf,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = request.url ?? '/';
  const asked = takeOver(request);
  const standing = shelf.at(url);
  if (standing !== undefined) return send(standing, asked, response);
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  const { generation } = shelf;
  const fresh = withLocation(withOwnPolicy(await collect(next, request, gone.signal)));
  const held = new Held(fresh);
  const isKept = isWhatEverybodyGets(fresh, url);
  return send(isKept ? shelf.lay(url, held, generation) : held, asked, response);
}

/** A page that Next calls current, or a file of this build. */
function isWhatEverybodyGets({ status, headers }: Answer, url: string): boolean {
  if (status !== 200 || headers['set-cookie'] !== undefined || url.includes('?')) return false;
  return headers['x-nextjs-cache'] === 'HIT' || url.startsWith('/_next/static/');
}

function withOwnPolicy(answer: Answer): Answer {
  const { headers, body } = answer;
  const policy = headers['content-security-policy'];
  if (typeof policy !== 'string' || !String(headers['content-type']).startsWith('text/html')) {
    return answer;
  }
  const own = narrowed(policy, body.toString());
  return { ...answer, headers: { ...headers, 'content-security-policy': own } };
}
