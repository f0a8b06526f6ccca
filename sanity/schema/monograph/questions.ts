import { defineArrayMember, defineField } from 'sanity';

/** Questions and answers, and whatever fits nowhere else. */
export const questions = [
  defineField({
    name: 'faqs',
    title: 'Questions and answers',
    type: 'array',
    group: 'questions',
    of: [defineArrayMember({ type: 'faq' })],
  }),
  defineField({
    name: 'extraSections',
    title: 'Extra sections',
    type: 'array',
    group: 'questions',
    description: 'Only for what belongs in none of the standard sections.',
    of: [defineArrayMember({ type: 'extraSection' })],
  }),
  defineField({
    name: 'disclaimer',
    title: 'Disclaimer',
    type: 'richText',
    group: 'questions',
    description: 'Leave empty to show the one from the site settings.',
  }),
];
