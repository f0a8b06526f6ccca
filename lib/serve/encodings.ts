import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

export type Encoding = 'br' | 'gzip' | 'identity';

/** The best first. */
export const ENCODINGS: Encoding[] = ['br', 'gzip', 'identity'];

/** Smaller answers fit into one packet as they are. */
const WORTH_IT = 1_000;

const TEXT = /^(?:text\/|image\/svg\+xml|application\/(?:[\w.+-]*\+)?(?:json|xml|javascript))/;

const asBrotli = promisify(brotliCompress);
const asGzip = promisify(gzip);

/** The encodings that an answer may come in, the best first. */
export function encodingsOf(contentType: string, length: number): Encoding[] {
  return length >= WORTH_IT && TEXT.test(contentType) ? ENCODINGS : ['identity'];
}

/**
 * A body in an encoding.
 * @param lasting Whether it will be sent so often that pressing it hard is worth the time.
 */
export async function encode(body: Buffer, encoding: Encoding, lasting: boolean): Promise<Buffer> {
  if (encoding === 'identity') return body;
  if (encoding === 'gzip') return asGzip(body, { level: lasting ? 9 : 6 });
  const quality = lasting ? 9 : 5;
  return asBrotli(body, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: quality,
      [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
    },
  });
}
