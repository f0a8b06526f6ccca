import type { SlugOptions } from 'sanity';

const MAX_LENGTH = 96;

/**
 * A title as an address: letters and digits of the Latin alphabet in lower case, everything else
 * a single hyphen, accents dropped.
 */
function slugify(title: string): string {
  return title
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, MAX_LENGTH)
    .replace(/^-+|-+$/g, '');
}

/** Addresses come from the title, and are unique among documents of the same type (Sanity's own rule). */
export const slugOptions: SlugOptions = { source: 'title', maxLength: MAX_LENGTH, slugify };
