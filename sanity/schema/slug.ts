import type { SlugOptions } from 'sanity';
import { slugFromTitle } from '#lib/content/shape/slug.ts';

const MAX_LENGTH = 96;

/** Addresses come from the title, and are unique among documents of the same type (Sanity's own rule). */
export const slugOptions: SlugOptions = {
  source: 'title',
  maxLength: MAX_LENGTH,
  slugify: (title) => slugFromTitle(title).slice(0, MAX_LENGTH).replace(/-$/, ''),
};
