/**
 * A short, stable hash of a text (cyrb53): for keys and long ids, not for security. Synchronous,
 * so that the conversion also runs in a browser.
 * @returns 11 characters of base 36.
 */
export function fingerprint(text: string): string {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36).padStart(11, '0');
}

/** Sanity refuses ids longer than this. https://www.sanity.io/docs/content-lake/ids */
const MAX_ID_LENGTH = 128;
/** Room for `drafts.` or `versions.<name>.` before an id. */
const PREFIX_ROOM = 28;

/**
 * The id of an imported document: the same slug always gives the same id.
 * @param type The document type.
 * @param slug The slug; where it is too long for an id its end is replaced by a hash.
 */
export function documentId(type: 'monograph' | 'drugClass' | 'condition', slug: string): string {
  const id = `${type}-${slug}`;
  if (id.length <= MAX_ID_LENGTH - PREFIX_ROOM) return id;
  const hash = fingerprint(slug);
  return `${id.slice(0, MAX_ID_LENGTH - PREFIX_ROOM - hash.length - 1).replace(/-+$/, '')}-${hash}`;
}
