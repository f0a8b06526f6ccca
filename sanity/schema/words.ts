import { z } from 'zod';

/** Lenient on purpose: a preview must survive whatever is in the document. */
const readable = z
  .array(z.looseObject({ children: z.array(z.looseObject({ text: z.string() })) }))
  .catch([]);

/**
 * The words of rich text for a list preview.
 * @param value The field's value, whatever it holds.
 * @returns its words on one line; empty if it is not rich text.
 */
export function wordsOf(value: unknown): string {
  const blocks = readable.parse(value);
  return blocks
    .map((block) => block.children.map((child) => child.text).join(''))
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
}
