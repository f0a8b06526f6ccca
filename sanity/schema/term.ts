import { defineField, defineType } from 'sanity';
import type { DocumentType } from '#lib/content/shape/check.ts';
import { previousSlugs } from './previousSlugs.ts';
import { publishGuard } from './publishGuard.ts';
import { required } from './required.ts';
import { slugOptions } from './slug.ts';

/** What a class and a condition have in common: a name, an address, a description. */
export function defineTerm<Name extends Extract<DocumentType, 'drugClass' | 'condition'>>(term: {
  name: Name;
  title: string;
  example: string;
  /** Ends the sentence "A few plain sentences: …". */
  describe: string;
}) {
  return defineType({
    name: term.name,
    title: term.title,
    type: 'document',
    validation: publishGuard(term.name),
    fields: [
      defineField({
        name: 'title',
        title: 'Name',
        type: 'string',
        description: `As readers know it, such as "${term.example}".`,
        validation: required,
      }),
      defineField({
        name: 'slug',
        title: 'Address',
        type: 'slug',
        description: 'Lower-case letters and digits with hyphens between them.',
        options: slugOptions,
        validation: required,
      }),
      defineField(previousSlugs),
      defineField({
        name: 'description',
        title: 'Description',
        type: 'richText',
        description: `A few plain sentences: ${term.describe}`,
      }),
    ],
    orderings: [{ title: 'A to Z', name: 'title', by: [{ field: 'title', direction: 'asc' }] }],
    preview: { select: { title: 'title', subtitle: 'slug.current' } },
  });
}
