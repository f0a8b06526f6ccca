import type { Handler } from './collect.ts';

/** Far more than any form, webhook or report of ours sends. Uploads go to the lake, not to the site. */
const MOST_BYTES = 1024 * 1024;

/** Refuses a request whose body is announced as too long, before any of it is read. */
export function limited(behind: Handler): Handler {
  return async (request, response) => {
    const length = Number(request.headers['content-length'] ?? 0);
    if (length <= MOST_BYTES) return behind(request, response);
    response.writeHead(413, { 'Content-Type': 'text/plain', Connection: 'close' });
    response.end(`At most ${MOST_BYTES} bytes.`);
  };
}
