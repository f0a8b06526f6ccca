import { defineField, defineType } from 'sanity';
import { TOPIC } from '#lib/content/shape/vocabulary.ts';
import { optionsOf } from '../options.ts';
import { required } from '../required.ts';
import { wordsOf } from '../words.ts';

export const faq = defineType({
  name: 'faq',
  title: 'Question and answer',
  type: 'object',
  fields: [
    defineField({
      name: 'question',
      title: 'Question',
      type: 'string',
      description: 'As a patient would ask it. The page sets "Q:" and "A:" itself.',
      validation: required,
    }),
    defineField({ name: 'answer', title: 'Answer', type: 'richText', validation: required }),
    defineField({
      name: 'topic',
      title: 'About',
      type: 'string',
      description: 'Gives the question an address of its own that links can rely on.',
      options: { list: optionsOf(TOPIC) },
    }),
  ],
  preview: {
    select: { question: 'question', answer: 'answer' },
    prepare: ({ question, answer }) => ({
      title: question || 'Question without words',
      subtitle: wordsOf(answer) || 'No answer yet',
    }),
  },
});
