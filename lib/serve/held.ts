import { createHash } from 'node:crypto';
import type { Answer } from './collect.ts';
import { type Encoding, encode, encodingsOf } from './encodings.ts';

/** An answer that may be sent more than once: each encoding of it is made once. */
export class Held {
  readonly status: number;
  readonly headers: Answer['headers'];
  readonly body: Buffer;
  readonly etag: string;
  /** The encodings it can be sent in, the best first. */
  readonly encodings: Encoding[];
  /** Whether it holds for as long as this build does. */
  readonly isLasting: boolean;
  readonly #encoded = new Map<Encoding, Promise<Buffer>>();

  constructor({ status, headers, body }: Answer) {
    const { etag: _, 'content-length': __, 'transfer-encoding': ___, ...rest } = headers;
    this.status = status;
    this.headers = rest;
    this.body = body;
    // Weak: the same words in another encoding are other bytes. RFC 9110, 8.8.1.
    this.etag = `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
    this.encodings = encodingsOf(String(headers['content-type'] ?? ''), body.length);
    this.isLasting = String(headers['cache-control'] ?? '').includes('immutable');
  }

  in(encoding: Encoding): Promise<Buffer> {
    const made = this.#encoded.get(encoding) ?? encode(this.body, encoding, this.isLasting);
    this.#encoded.set(encoding, made);
    return made;
  }

  /** Whether another answer says the same, so that this one, with its encodings, can stand for it. */
  saysTheSameAs(other: Held): boolean {
    return (
      this.status === other.status &&
      this.etag === other.etag &&
      JSON.stringify(this.headers) === JSON.stringify(other.headers)
    );
  }
}
