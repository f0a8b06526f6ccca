import { z } from 'zod';
import { slugText } from './text.ts';

/** Earlier addresses of a page: each leads to the current one. */
export const previousSlugs = z.array(slugText);

/** Refuses a document whose current address is also an earlier one. */
export function refuseOwnSlug(
  value: { slug: { current: string }; previousSlugs?: string[] },
  context: z.RefinementCtx,
): void {
  if (!value.previousSlugs?.includes(value.slug.current)) return;
  context.addIssue({
    code: 'custom',
    path: ['previousSlugs', value.previousSlugs.indexOf(value.slug.current)],
    params: { rule: 'redirect-to-itself' },
    message: 'This is the current address: a redirect to it would never end. Remove it.',
  });
}
