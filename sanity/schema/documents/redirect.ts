import { defineField, defineType } from 'sanity';
import { publishGuard } from '../publishGuard.ts';
import { required } from '../required.ts';

export const redirect = defineType({
  name: 'redirect',
  title: 'Redirect',
  type: 'document',
  description:
    'From an old address of this site to a current one. A monograph whose address changes leaves a redirect by itself.',
  validation: publishGuard('redirect'),
  fields: [
    defineField({
      name: 'from',
      title: 'Old path',
      type: 'string',
      description: 'Starts with "/", such as /composition/l/lenalidomide.',
      validation: required,
    }),
    defineField({
      name: 'to',
      title: 'Leads to',
      type: 'string',
      description: 'Starts with "/", such as /drugs/lenalidomide.',
      validation: required,
    }),
    defineField({
      name: 'permanent',
      title: 'For good',
      type: 'boolean',
      description: 'Search engines remember a redirect that is for good.',
      initialValue: true,
    }),
  ],
  orderings: [{ title: 'Old path', name: 'from', by: [{ field: 'from', direction: 'asc' }] }],
  preview: {
    select: { from: 'from', to: 'to' },
    prepare: ({ from, to }) => ({
      title: from || 'Redirect without an old path',
      subtitle: to ? `→ ${to}` : 'Leads nowhere yet',
    }),
  },
});
