import { createHash } from 'node:crypto';
import { ASK_AT_EVERY_VISIT } from '#lib/freshness/headers.ts';

/**
 * An answer that says what it is, so that who has it already hears only that it still holds.
 * Caches ask at every visit: what was withdrawn must not be read once more.
 * https://www.rfc-editor.org/rfc/rfc9110#section-13.1.2
 * @param headers What describes the body, its `content-type` first of all.
 */
export function answerUnlessKnown(
  request: Request,
  body: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string>,
): Response {
  const etag = entityTag(body);
  const all = new Headers({ ...headers, 'cache-control': ASK_AT_EVERY_VISIT, etag });
  if (!isKnown(request.headers.get('if-none-match'), etag)) {
    return new Response(body, { headers: all });
  }
  all.delete('content-type');
  return new Response(null, { status: 304, headers: all });
}

/** A weak one: the same words may travel compressed or not. */
function entityTag(body: string | Uint8Array): string {
  return `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 24)}"`;
}

function isKnown(ifNoneMatch: string | null, etag: string): boolean {
  if (ifNoneMatch === null) return false;
  if (ifNoneMatch.trim() === '*') return true;
  return [...ifNoneMatch.matchAll(/"[^"]*"/g)].some(([tag]) => `W/${tag}` === etag);
}
