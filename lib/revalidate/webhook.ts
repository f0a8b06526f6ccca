import { z } from 'zod';

/**
 * The webhook that tells the site of every published change. The embedded lake is configured with
 * these two; for hosted Sanity they are pasted into the webhook form, with trigger on create,
 * update and delete, API version 2025-02-19, drafts off.
 */
export const WEBHOOK_FILTER =
  '_type in ["monograph", "person", "drugClass", "condition", "redirect", "siteSettings"]';

export const WEBHOOK_PROJECTION = `{
  _id,
  _type,
  _rev,
  "operation": delta::operation(),
  "slug": after().slug.current,
  "slugBefore": before().slug.current,
  "previousSlugs": after().previousSlugs,
  "previousSlugsBefore": before().previousSlugs
}`;

/** What that projection sends. */
export const notification = z.object({
  _id: z.string().min(1),
  _type: z.enum(['monograph', 'person', 'drugClass', 'condition', 'redirect', 'siteSettings']),
  _rev: z.string().min(1),
  operation: z.enum(['create', 'update', 'delete']),
  slug: z.string().nullish(),
  slugBefore: z.string().nullish(),
  previousSlugs: z.unknown().optional(),
  previousSlugsBefore: z.unknown().optional(),
});

export type Notification = z.infer<typeof notification>;
