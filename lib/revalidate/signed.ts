import { createHash, timingSafeEqual } from 'node:crypto';
import {
  decodeSignatureHeader,
  encodeSignatureHeader,
  isSignatureError,
  SIGNATURE_HEADER_NAME,
} from '@sanity/webhook';
import { readLimited } from '#lib/http/readLimited.ts';

/** A message older (or newer) than this is a replay, or comes from a clock that is wrong. */
const REPLAY_WINDOW = 5 * 60 * 1000;

/** Far more than the projection sends. */
const MOST_BYTES = 64 * 1024;

export type Signed =
  | { accepted: true; body: string; signature: string }
  | { accepted: false; status: number; error: string };

/**
 * Reads a request's body if it is signed by somebody who knows the secret, just now.
 * Nothing of an unsigned body is looked at.
 */
export async function readSigned(
  request: Request,
  secret: string,
  now: number = Date.now(),
): Promise<Signed> {
  const signature = request.headers.get(SIGNATURE_HEADER_NAME);
  if (signature === null) return refuse(401, `There is no ${SIGNATURE_HEADER_NAME} header.`);
  const body = await readLimited(request, MOST_BYTES);
  if (body === null) return refuse(413, `A message has at most ${MOST_BYTES} bytes.`);
  const signedAt = await verify(body, signature, secret);
  if (signedAt === null) return refuse(401, 'The signature is not by our webhook secret.');
  if (Math.abs(now - signedAt) > REPLAY_WINDOW) {
    return refuse(401, 'The signature is more than five minutes away from our clock.');
  }
  return { accepted: true, body, signature };
}

function refuse(status: number, error: string): Signed {
  return { accepted: false, status, error };
}

/** @returns when the body was signed, or null if it was not signed with this secret. */
async function verify(body: string, signature: string, secret: string): Promise<number | null> {
  try {
    const { timestamp } = decodeSignatureHeader(signature);
    const expected = await encodeSignatureHeader(body, timestamp, secret);
    // Digests have one length, as a comparison in constant time needs.
    return timingSafeEqual(digest(expected), digest(signature)) ? timestamp : null;
  } catch (error) {
    if (isSignatureError(error)) return null;
    throw error;
  }
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
