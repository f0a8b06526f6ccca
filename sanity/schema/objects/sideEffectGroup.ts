import { defineArrayMember, defineField, defineType } from 'sanity';
import { FREQUENCY, SERIOUSNESS } from '#lib/content/shape/vocabulary.ts';
import { optionsOf } from '../options.ts';
import { required } from '../required.ts';
import { wordsOf } from '../words.ts';

const FREQUENCIES = optionsOf(FREQUENCY);
const RANKS = optionsOf(SERIOUSNESS);

export const sideEffectGroup = defineType({
  name: 'sideEffectGroup',
  title: 'Group of side effects',
  type: 'object',
  fields: [
    defineField({
      name: 'seriousness',
      title: 'How the text ranks this group',
      type: 'string',
      description: 'Serious effects stand apart on the page.',
      options: { list: RANKS, layout: 'radio', direction: 'horizontal' },
      initialValue: 'unspecified',
      validation: required,
    }),
    defineField({
      name: 'frequency',
      title: 'How often',
      type: 'string',
      description: 'Only where the source gives the number. "Common" in prose is not a number.',
      options: { list: FREQUENCIES },
    }),
    defineField({
      name: 'lead',
      title: 'Lead-in',
      type: 'richText',
      description: 'The words before the list, such as "Common side effects include:".',
    }),
    defineField({
      name: 'effects',
      title: 'Side effects',
      type: 'array',
      of: [defineArrayMember({ type: 'sideEffect' })],
      validation: required,
    }),
  ],
  preview: {
    select: {
      lead: 'lead',
      seriousness: 'seriousness',
      frequency: 'frequency',
      effects: 'effects',
    },
    prepare: ({ lead, seriousness, frequency, effects }) => {
      const rank = RANKS.find((option) => option.value === seriousness)?.title;
      const often = FREQUENCIES.find((option) => option.value === frequency)?.title;
      const count = Array.isArray(effects) ? effects.length : 0;
      return {
        title: wordsOf(lead) || often || rank || 'Group of side effects',
        subtitle: [rank, often, count === 1 ? '1 effect' : `${count} effects`]
          .filter((part) => part !== undefined)
          .join(' · '),
      };
    },
  },
});
