import { defineField, defineType } from 'sanity';
import { required } from '../required.ts';
import { wordsOf } from '../words.ts';

export const sideEffect = defineType({
  name: 'sideEffect',
  title: 'Side effect',
  type: 'object',
  fields: [
    defineField({
      name: 'text',
      title: 'Side effect',
      type: 'richText',
      description: 'One effect, in the words a patient would use.',
      validation: required,
    }),
  ],
  preview: {
    select: { text: 'text' },
    prepare: ({ text }) => ({ title: wordsOf(text) || 'Empty side effect' }),
  },
});
