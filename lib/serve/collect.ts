import { type IncomingMessage, ServerResponse } from 'node:http';

/** An answer as a whole. */
export type Answer = {
  status: number;
  headers: Record<string, string | string[]>;
  body: Buffer;
};

export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/**
 * Lets a handler answer, and keeps what it says instead of sending it.
 * @param gone Tells when the one who asked does not wait any longer.
 * @throws what the handler throws.
 */
export async function collect(
  handler: Handler,
  request: IncomingMessage,
  gone: AbortSignal,
): Promise<Answer> {
  const response = new Collector(request);
  const ended = new Promise<void>((resolve) => response.once('close', resolve));
  gone.addEventListener('abort', () => response.emit('close'), { once: true });
  await Promise.all([handler(request, response), ended]);
  return response.answer();
}

/** Behaves as a response whose receiver takes everything at once. */
class Collector extends ServerResponse {
  readonly #chunks: Buffer[] = [];
  #isBegun = false;
  #isEnded = false;

  constructor(request: IncomingMessage) {
    super(request);
    // Node has them as accessors that look at a connection, which there is none of.
    Object.defineProperties(this, {
      headersSent: { get: () => this.#isBegun },
      writableEnded: { get: () => this.#isEnded },
      writableFinished: { get: () => this.#isEnded },
    });
  }

  override flushHeaders(): void {
    this.#isBegun = true;
  }

  override writeHead(status: number, ...rest: unknown[]): this {
    this.statusCode = status;
    const headers = rest.find((each) => typeof each === 'object' && each !== null);
    for (const [name, value] of pairs(headers)) this.setHeader(name, value);
    this.#isBegun = true;
    return this;
  }

  override write(chunk: unknown, ...rest: unknown[]): boolean {
    this.#isBegun = true;
    this.#chunks.push(bytes(chunk, rest[0]));
    callback(rest)?.();
    return true;
  }

  override end(...given: unknown[]): this {
    if (this.#isEnded) return this;
    const [chunk, encoding] = given;
    if (chunk !== undefined && chunk !== null && typeof chunk !== 'function') {
      this.#chunks.push(bytes(chunk, encoding));
    }
    this.#isBegun = true;
    this.#isEnded = true;
    this.finished = true;
    callback(given)?.();
    this.emit('finish');
    this.emit('close');
    return this;
  }

  answer(): Answer {
    const headers: Answer['headers'] = {};
    for (const [name, value] of Object.entries(this.getHeaders())) {
      if (value !== undefined) headers[name] = Array.isArray(value) ? value : String(value);
    }
    return { status: this.statusCode, headers, body: Buffer.concat(this.#chunks) };
  }
}

/** Header names and values: an object, a flat list, or a list of pairs. */
function pairs(headers: unknown): [string, string | string[]][] {
  if (!Array.isArray(headers)) return Object.entries(headers ?? {}).map(toPair);
  if (headers.every((each) => Array.isArray(each))) return headers.map(toPair);
  return headers.flatMap((name, at) => (at % 2 === 0 ? [toPair([name, headers[at + 1]])] : []));
}

function toPair([name, value]: readonly unknown[]): [string, string | string[]] {
  return [String(name), Array.isArray(value) ? value.map(String) : String(value)];
}

function bytes(chunk: unknown, encoding: unknown): Buffer {
  if (chunk instanceof Uint8Array) return Buffer.from(chunk);
  const isKnown = typeof encoding === 'string' && Buffer.isEncoding(encoding);
  return Buffer.from(String(chunk), isKnown ? encoding : 'utf8');
}

function callback(given: unknown[]): (() => void) | undefined {
  const last = given.findLast((each) => typeof each === 'function');
  return typeof last === 'function' ? () => void Reflect.apply(last, undefined, []) : undefined;
}
