import { defineArrayMember, defineField } from 'sanity';
import { required } from '../required.ts';

/** What a reader must see before anything else. */
export const safety = [
  defineField({
    name: 'boxedWarning',
    title: 'Boxed warning',
    type: 'object',
    group: 'safety',
    description: 'Only if the label of the medicine carries one, in its words.',
    options: { collapsible: true, collapsed: false },
    fields: [
      defineField({ name: 'heading', title: 'Heading', type: 'string', validation: required }),
      defineField({ name: 'text', title: 'Warning', type: 'richText', validation: required }),
      defineField({
        name: 'source',
        title: 'Where it comes from',
        type: 'string',
        description: 'Such as "FDA label, 2024".',
        validation: required,
      }),
    ],
  }),
  defineField({
    name: 'careCards',
    title: 'Care cards',
    type: 'array',
    group: 'safety',
    description:
      'When to call for help: at most one emergency, one urgent and one non-urgent card. Nothing is inferred from the text; readers see what you write here.',
    of: [defineArrayMember({ type: 'careCard' })],
  }),
];
