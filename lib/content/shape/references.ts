import { z } from 'zod';
import { key } from './richText.ts';

const pointer = {
  _type: z.literal('reference'),
  _ref: z.string().min(1, 'Choose what this refers to.'),
  /** The Studio marks references to documents that are still drafts until both are published. */
  _strengthenOnPublish: z.unknown().optional(),
};

/** A single reference, kept whole by the Content Lake: its target cannot be deleted. */
export const reference = z.strictObject({ ...pointer, _weak: z.boolean().optional() });

/** A reference that may outlive its target. */
export const weakReference = z.strictObject({ ...pointer, _weak: z.literal(true).optional() });

export const keyedReference = z.strictObject({
  ...pointer,
  _key: key,
  _weak: z.boolean().optional(),
});
