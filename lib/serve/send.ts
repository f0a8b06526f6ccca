import type { IncomingMessage, ServerResponse } from 'node:http';
import { LRUCache } from 'lru-cache';
import Negotiator from 'negotiator';
import { ENCODINGS, type Encoding } from './encodings.ts';
import type { Held } from './held.ts';

/** What the one who asks has told about itself, before Next gets to see the request. */
export type Asked = { method: string; encodings: string | undefined; knows: string | undefined };

/**
 * Takes from a request what is answered here: Next shall answer whole and plain, so that its answer
 * serves everybody.
 */
export function takeOver(request: IncomingMessage): Asked {
  const { headers, method = 'GET' } = request;
  const asked = { method, encodings: headers['accept-encoding'], knows: headers['if-none-match'] };
  for (const name of ['accept-encoding', 'if-none-match', 'if-modified-since']) {
    delete headers[name];
  }
  request.method = 'GET';
  return asked;
}

/** Sends an answer in the best encoding that the one who asks takes; only "304" if it is known. */
export async function send(held: Held, asked: Asked, response: ServerResponse): Promise<void> {
  if (held.status === 200 && isKnown(held.etag, asked.knows)) {
    const { 'content-type': _, ...headers } = held.headers;
    response.writeHead(304, headers).end();
    return;
  }
  const { headers, body } = await held.in(bestOf(held, asked.encodings));
  if (response.destroyed) return;
  response.writeHead(held.status, headers).end(asked.method === 'HEAD' ? undefined : body);
}

function bestOf({ encodings }: Held, accepted: string | undefined): Encoding {
  if (encodings.length === 1 || accepted === undefined) return 'identity';
  const possible = possibleFor(accepted);
  return encodings.find((each) => possible.includes(each)) ?? 'identity';
}

/** Browsers say one of a few things, again and again. */
const understood = new LRUCache<string, string[]>({ max: 100 });

function possibleFor(accepted: string): string[] {
  const known = understood.get(accepted);
  if (known !== undefined) return known;
  const headers = { 'accept-encoding': accepted };
  const possible = new Negotiator({ headers }).encodings([...ENCODINGS]);
  understood.set(accepted, possible);
  return possible;
}

/** RFC 9110, 13.1.2: compared as weak. */
function isKnown(etag: string, known: string | undefined): boolean {
  if (known === undefined) return false;
  const plain = (tag: string) => tag.trim().replace(/^W\//, '');
  return known.split(',').some((tag) => tag.trim() === '*' || plain(tag) === plain(etag));
}
