import { defineField, defineType } from 'sanity';
import { PLACE } from '#lib/content/shape/vocabulary.ts';
import { optionsOf } from '../options.ts';
import { required } from '../required.ts';
import { wordsOf } from '../words.ts';

const PLACES = optionsOf(PLACE);

export const extraSection = defineType({
  name: 'extraSection',
  title: 'Extra section',
  type: 'object',
  fields: [
    defineField({
      name: 'heading',
      title: 'Heading',
      type: 'string',
      description: 'Without one, the text simply continues the part it follows.',
    }),
    defineField({
      name: 'place',
      title: 'Stands directly after',
      type: 'string',
      options: { list: PLACES },
      validation: required,
    }),
    defineField({ name: 'text', title: 'Text', type: 'richText', validation: required }),
  ],
  preview: {
    select: { heading: 'heading', place: 'place', text: 'text' },
    prepare: ({ heading, place, text }) => {
      const after = PLACES.find((option) => option.value === place)?.title;
      return {
        title: heading || wordsOf(text) || 'Extra section without text',
        subtitle: after === undefined ? 'No place chosen' : `After: ${after}`,
      };
    },
  },
});
