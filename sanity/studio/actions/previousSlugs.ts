import { z } from 'zod';

const addressed = z.object({
  slug: z.object({ current: z.string().min(1) }),
  previousSlugs: z.array(z.string()).nullish(),
});

/**
 * The address a document's page has.
 * @param document As the lake holds it, or null.
 */
export function slugOf(document: unknown): string | undefined {
  return addressed.safeParse(document).data?.slug.current;
}

/**
 * The earlier addresses a monograph must keep when its draft replaces what is published, so that
 * links to the old address still lead to it.
 * @param published The document as readers see it, or null.
 * @param draft What is about to be published.
 * @returns the new list, or undefined if nothing has to be added.
 */
export function previousSlugsOnPublish(published: unknown, draft: unknown): string[] | undefined {
  const old = slugOf(published);
  const next = addressed.safeParse(draft).data;
  if (old === undefined || next === undefined || old === next.slug.current) return undefined;
  const known = next.previousSlugs ?? [];
  return known.includes(old) ? undefined : [...known, old];
}
