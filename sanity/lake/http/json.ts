import { apiError } from '../errors.ts';

/** Sanity's own limit, for queries, mutations and actions alike. https://www.sanity.io/docs/technical-limits */
export const MOST_BYTES = 4_000_000;

/** What is longer by far is not even read to its end. */
const READ_TO_THE_END = 10 * MOST_BYTES;

/** Deeper than any document may be; what reads the body may follow it down without care. */
const MOST_DEPTH = 1000;

/**
 * Takes a request with a JSON body; returns it. Throws 415 for another content type or an encoding,
 * 413 beyond Sanity's limit, 400 for what is not JSON or could not be handled safely.
 */
export async function readJson(request: Request): Promise<unknown> {
  requireJsonType(request.headers);
  const text = new TextDecoder().decode(await readBytes(request));
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw apiError(400, `The body is not JSON: ${reason}`);
  }
  const fault = faultOf(value, 0);
  if (fault) throw apiError(400, `The body cannot be used: ${fault}`);
  return value;
}

/** Programs that post a string say `text/plain`, or nothing: both may be JSON. */
function requireJsonType(headers: Headers): void {
  const type = headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
  if (type !== '' && type !== 'text/plain' && !/^application\/([\w.-]+\+)?json$/.test(type)) {
    throw apiError(415, `Send the body as application/json, not as ${type}`);
  }
  const encoding = headers.get('content-encoding') ?? 'identity';
  if (encoding !== 'identity') {
    throw apiError(415, `Send the body as it is: "Content-Encoding: ${encoding}" is not read`);
  }
}

async function readBytes(request: Request): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size <= MOST_BYTES) chunks.push(chunk);
    if (size > READ_TO_THE_END) break;
  }
  if (size > MOST_BYTES) {
    throw apiError(413, `Request body exceeds limit of ${MOST_BYTES} bytes`);
  }
  return Buffer.concat(chunks);
}

function faultOf(value: unknown, depth: number): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (depth > MOST_DEPTH) return `it is nested more than ${MOST_DEPTH} levels deep`;
  // Copied or assigned, such an attribute would become what an object is made of, and be lost.
  if (Object.hasOwn(value, '__proto__')) return 'no attribute may be named "__proto__"';
  for (const member of Object.values(value)) {
    const fault = faultOf(member, depth + 1);
    if (fault) return fault;
  }
  return undefined;
}
