import { createHash } from 'node:crypto';
import type { Answer } from './collect.ts';
import { type Encoding, encode, encodingsOf } from './encodings.ts';

/** What is sent, byte for byte: header names and values by turns, and the body. */
type Form = { headers: string[]; body: Buffer };

/** An answer that may be sent more than once: each form of it is made once. */
export class Held {
  readonly status: number;
  readonly headers: Answer['headers'];
  readonly body: Buffer;
  readonly etag: string;
  /** The encodings it can be sent in, the best first. */
  readonly encodings: Encoding[];
  /** Whether it holds for as long as this build does. */
  readonly isLasting: boolean;
  readonly #forms = new Map<Encoding, Promise<Form>>();

  constructor({ status, headers, body }: Answer) {
    const { etag: _, 'content-length': __, 'transfer-encoding': ___, ...rest } = headers;
    this.status = status;
    this.body = body;
    // Weak: the same words in another encoding are other bytes. RFC 9110, 8.8.1.
    this.etag = `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
    this.encodings = encodingsOf(String(headers['content-type'] ?? ''), body.length);
    this.isLasting = String(headers['cache-control'] ?? '').includes('immutable');
    this.headers = {
      ...rest,
      ...(status === 200 ? { etag: this.etag } : {}),
      ...(this.encodings.length > 1 ? { vary: withEncoding(rest.vary) } : {}),
    };
  }

  in(encoding: Encoding): Promise<Form> {
    const form = this.#forms.get(encoding) ?? this.#make(encoding);
    this.#forms.set(encoding, form);
    return form;
  }

  /** Whether another answer says the same, so that this one, with its encodings, can stand for it. */
  saysTheSameAs(other: Held): boolean {
    return (
      this.status === other.status &&
      this.etag === other.etag &&
      JSON.stringify(this.headers) === JSON.stringify(other.headers)
    );
  }

  async #make(encoding: Encoding): Promise<Form> {
    const body = await encode(this.body, encoding, this.isLasting);
    const headers = Object.entries(this.headers).flatMap(([name, value]) =>
      [value].flat().flatMap((each) => [name, each]),
    );
    if (encoding !== 'identity') headers.push('content-encoding', encoding);
    headers.push('content-length', String(body.length));
    return { headers, body };
  }
}

function withEncoding(vary: string | string[] = []): string {
  const names = [vary].flat().join(',').split(',');
  const known = names.map((name) => name.trim()).filter(Boolean);
  return [...new Set([...known, 'Accept-Encoding'])].join(', ');
}
