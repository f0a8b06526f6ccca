/** No name on this site is longer (`line` in the shape of content). */
export const LONGEST_QUERY = 300;

/** What a reader asked for: nothing, more than any name could be, or a text to search for. */
export type Query = { state: 'empty' } | { state: 'tooLong' } | { state: 'asked'; text: string };

/** Controls, invisible and reordering characters, halves of a pair: pasted along, never meant. */
const NOT_WRITING = /[\p{C}]/gu;

/**
 * Takes what stands in the address; returns it fit to be searched for and shown again: one line,
 * nothing invisible. Of several the first counts.
 */
export function readQuery(asked: string | readonly string[] | null | undefined): Query {
  const first = typeof asked === 'object' ? asked?.[0] : asked;
  const text = (first ?? '').replace(/\s+/g, ' ').replace(NOT_WRITING, '').trim();
  if (text === '') return { state: 'empty' };
  return text.length > LONGEST_QUERY ? { state: 'tooLong' } : { state: 'asked', text };
}
