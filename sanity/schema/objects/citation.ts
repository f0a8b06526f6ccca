import { defineField, defineType } from 'sanity';
import { required } from '../required.ts';

export const citation = defineType({
  name: 'citation',
  title: 'Reference',
  type: 'object',
  fields: [
    defineField({
      name: 'citation',
      title: 'Citation',
      type: 'text',
      rows: 3,
      description: 'Author or body, title, year: enough to find it again without the link.',
      validation: required,
    }),
    defineField({
      name: 'url',
      title: 'Web address',
      type: 'string',
      placeholder: 'https://',
    }),
    defineField({
      name: 'accessed',
      title: 'Read on',
      type: 'date',
      description: 'The day the source was read.',
    }),
  ],
  preview: {
    select: { citation: 'citation', url: 'url', accessed: 'accessed' },
    prepare: ({ citation: words, url, accessed }) => ({
      title: words || 'Reference without words',
      subtitle: [url, accessed && `read on ${accessed}`].filter(Boolean).join(' · '),
    }),
  },
});
