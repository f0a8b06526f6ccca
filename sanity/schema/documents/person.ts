import { defineField, defineType } from 'sanity';
import { publishGuard } from '../publishGuard.ts';
import { required } from '../required.ts';

export const person = defineType({
  name: 'person',
  title: 'Person',
  type: 'document',
  description: 'A reviewer or editor whose name readers may see.',
  validation: publishGuard('person'),
  fields: [
    defineField({ name: 'name', title: 'Name', type: 'string', validation: required }),
    defineField({
      name: 'credentials',
      title: 'Credentials',
      type: 'string',
      description: 'What makes the name mean something, such as "MPharm, Clinical Pharmacist".',
      validation: required,
    }),
    defineField({
      name: 'role',
      title: 'Role',
      type: 'string',
      description: 'Here, with us, such as "Reviewer, oncology".',
    }),
    defineField({
      name: 'url',
      title: 'Web page',
      type: 'string',
      placeholder: 'https://',
      description: 'A public profile or register entry.',
    }),
  ],
  orderings: [{ title: 'Name', name: 'name', by: [{ field: 'name', direction: 'asc' }] }],
  preview: { select: { title: 'name', subtitle: 'credentials' } },
});
