import { z } from 'zod';
import { linkTarget, text } from './text.ts';

/** The marks a span of text may carry; anything else is an error, never dropped. */
export const DECORATORS = ['strong', 'em', 'sub', 'sup'] as const;
export type Decorator = (typeof DECORATORS)[number];

/** Lists nest three deep at most. */
export const MAX_LIST_LEVEL = 3;

export const key = z.string().min(1, 'Every list member needs a _key.');

const span = z.strictObject({
  _type: z.literal('span'),
  _key: key,
  text,
  marks: z.array(z.string()).optional(),
});

const link = z.strictObject({
  _type: z.literal('link'),
  _key: key,
  href: linkTarget,
});

const block = z
  .strictObject({
    _type: z.literal('block'),
    _key: key,
    style: z.literal('normal').optional(),
    listItem: z.enum(['bullet', 'number']).optional(),
    level: z.int().min(1).max(MAX_LIST_LEVEL).optional(),
    markDefs: z.array(link).optional(),
    children: z.array(span).min(1),
  })
  .superRefine((value, context) => {
    const defined = new Set(value.markDefs?.map((definition) => definition._key));
    const known = new Set<string>(DECORATORS);
    value.children.forEach((child, index) => {
      for (const mark of child.marks ?? []) {
        if (known.has(mark) || defined.has(mark)) continue;
        context.addIssue({
          code: 'custom',
          path: ['children', index, 'marks'],
          params: { rule: 'unknown-mark' },
          message: `The mark "${mark}" cannot be shown. Use strong, emphasis, subscript, superscript or a link.`,
        });
      }
    });
  });

/** Refuses two members of one array with the same `_key`: an edit would land in the wrong one. */
export function uniqueKeys(
  members: readonly { _key: string }[],
  context: z.core.$RefinementCtx,
): void {
  const seen = new Set<string>();
  members.forEach((member, index) => {
    if (seen.has(member._key)) {
      context.addIssue({
        code: 'custom',
        path: [index, '_key'],
        params: { rule: 'unique-key' },
        message: `Two members share the key "${member._key}": remove one and add it again.`,
      });
    }
    seen.add(member._key);
  });
}

export type Block = z.infer<typeof block>;
export type RichText = Block[];

/** Portable Text kept small: paragraphs, bullets and numbers to depth 3, four decorators, links. */
export const richText = z
  .array(block)
  .min(1, 'Write something here, or remove the field.')
  .superRefine(uniqueKeys)
  .refine((blocks) => plainText(blocks).trim() !== '', {
    message: 'Write something here, or remove the field.',
  });

/**
 * The words of rich text, one line per block, without marks or list signs.
 * @param blocks Portable Text as this module defines it.
 */
export function plainText(blocks: readonly Pick<Block, 'children'>[]): string {
  return blocks.map((item) => item.children.map((child) => child.text).join('')).join('\n');
}
