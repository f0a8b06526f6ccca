import { createHash } from 'node:crypto';

/**
 * A name that is the same whenever the same is named, as a URN.
 * https://www.rfc-editor.org/rfc/rfc9562#section-5.8
 */
export function uuidOf(what: string): string {
  const hex = createHash('sha256').update(what).digest('hex');
  const middle = [hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`];
  return `urn:uuid:${[hex.slice(0, 8), ...middle, hex.slice(20, 32)].join('-')}`;
}
