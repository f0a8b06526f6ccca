import { defineArrayMember } from 'sanity';
import { z } from 'zod';

const addressed = z.object({ slug: z.object({ current: z.string() }) });

function holdsCurrentSlug(document: unknown, previousSlugs: unknown): boolean {
  const current = addressed.safeParse(document).data?.slug.current;
  return current !== undefined && Array.isArray(previousSlugs) && previousSlugs.includes(current);
}

/** The field of whatever has a page whose address may change. */
export const previousSlugs = {
  name: 'previousSlugs',
  title: 'Earlier addresses',
  type: 'array' as const,
  description: 'Filled in when a published address changes: each leads to the current one.',
  of: [defineArrayMember({ type: 'string' })],
  // Back at an earlier address, that one has to go: it would lead to itself.
  readOnly: ({ document, value }: { document?: unknown; value?: unknown }) =>
    !holdsCurrentSlug(document, value),
  hidden: ({ value }: { value?: unknown }) => value === undefined,
};
