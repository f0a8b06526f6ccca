import { defineField, defineType } from 'sanity';
import { CARE_LEVEL } from '#lib/content/shape/vocabulary.ts';
import { optionsOf } from '../options.ts';
import { required } from '../required.ts';

const LEVELS = optionsOf(CARE_LEVEL);

export const careCard = defineType({
  name: 'careCard',
  title: 'Care card',
  type: 'object',
  fields: [
    defineField({
      name: 'level',
      title: 'How urgent',
      type: 'string',
      description: 'At most one card of each kind.',
      options: { list: LEVELS, layout: 'radio' },
      validation: required,
    }),
    defineField({
      name: 'heading',
      title: 'Heading',
      type: 'string',
      description: 'Ends with "if:", as in "Call 999 if:".',
      placeholder: 'Call 999 if:',
      validation: required,
    }),
    defineField({
      name: 'text',
      title: 'Signs',
      type: 'richText',
      description: 'The signs to act on, best as bullets. No links in the emergency card.',
      validation: required,
    }),
  ],
  preview: {
    select: { heading: 'heading', level: 'level' },
    prepare: ({ heading, level }) => ({
      title: heading || 'Care card without a heading',
      subtitle: LEVELS.find((option) => option.value === level)?.title ?? 'No level chosen',
    }),
  },
});
