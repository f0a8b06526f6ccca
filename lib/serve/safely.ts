import type { RequestListener } from 'node:http';
import type { Handler } from './collect.ts';
import { pathOf } from './forEverybody.ts';

/** Answers whatever a handler throws with a plain "500", and says in the log what it was. */
export function answerSafely(handler: Handler): RequestListener {
  return (request, response) => {
    handler(request, response).catch((error: unknown) => {
      console.error(`${request.method} ${pathOf(request)} failed:`, error);
      if (response.headersSent) response.destroy();
      else response.writeHead(500, { 'Content-Type': 'text/plain' }).end('Internal Server Error');
    });
  };
}
