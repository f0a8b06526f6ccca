import { randomBytes, randomUUID } from 'node:crypto';

/** An id for a document that was given none. */
export function newId(): string {
  return randomUUID();
}

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** Transaction ids look like Sanity's: 22 letters and digits. */
export function newTransactionId(): string {
  return Array.from(randomBytes(22), (byte) => ALPHABET[byte % ALPHABET.length]).join('');
}

/** A `_key` for an array item. */
export function newKey(): string {
  return randomBytes(6).toString('hex');
}
