import { defineArrayMember, defineField, defineType } from 'sanity';
import { TOPIC } from '#lib/content/shape/vocabulary.ts';
import { optionsOf } from '../options.ts';
import { required } from '../required.ts';
import { wordsOf } from '../words.ts';

export const precaution = defineType({
  name: 'precaution',
  title: 'Precaution',
  type: 'object',
  fields: [
    defineField({
      name: 'label',
      title: 'Label',
      type: 'string',
      description: 'The words in bold before the text, such as "Pregnancy:".',
    }),
    defineField({
      name: 'text',
      title: 'Text',
      type: 'richText',
      validation: required,
    }),
    defineField({
      name: 'topics',
      title: 'About',
      type: 'array',
      description: 'Tick what the text is about: readers and other sites find it by these.',
      // The list of the array makes the tick boxes, that of its members makes the generated type.
      of: [defineArrayMember({ type: 'string', options: { list: optionsOf(TOPIC) } })],
      options: { list: optionsOf(TOPIC), layout: 'grid' },
    }),
  ],
  preview: {
    select: { label: 'label', text: 'text' },
    prepare: ({ label, text }) => {
      const words = wordsOf(text);
      return label
        ? { title: label, subtitle: words }
        : { title: words || 'Precaution without text' };
    },
  },
});
