import { defineArrayMember, defineField } from 'sanity';
import { SOURCE_KIND } from '#lib/content/shape/vocabulary.ts';
import { optionsOf } from '../options.ts';
import { required } from '../required.ts';

/** What the text rests on, who vouches for it, and where it came from. */
export const sources = [
  defineField({
    name: 'references',
    title: 'References',
    type: 'array',
    group: 'sources',
    description: 'At least one before a review can be recorded.',
    of: [defineArrayMember({ type: 'citation' })],
  }),
  defineField({
    name: 'review',
    title: 'Review',
    type: 'object',
    group: 'sources',
    description: 'Who read the whole monograph and vouches for it. Readers see name and dates.',
    options: { columns: 2, collapsible: true, collapsed: false },
    fields: [
      defineField({
        name: 'reviewer',
        title: 'Reviewer',
        type: 'reference',
        to: [{ type: 'person' }],
        validation: required,
      }),
      defineField({ name: 'date', title: 'Reviewed on', type: 'date', validation: required }),
      defineField({
        name: 'nextDue',
        title: 'Next review due',
        type: 'date',
        description: 'Within 3 years of this one.',
        validation: required,
      }),
      defineField({
        name: 'revision',
        title: 'Revision that was read',
        type: 'string',
        readOnly: true,
        hidden: ({ value }) => value === undefined,
      }),
    ],
  }),
  defineField({
    name: 'source',
    title: 'Where this text came from',
    type: 'object',
    group: 'sources',
    readOnly: true,
    options: { collapsible: true, collapsed: true },
    fields: [
      defineField({
        name: 'kind',
        title: 'Kind',
        type: 'string',
        options: { list: optionsOf(SOURCE_KIND) },
        validation: required,
      }),
      defineField({ name: 'path', title: 'File', type: 'string' }),
      defineField({ name: 'sha256', title: 'SHA-256 of the file', type: 'string' }),
      defineField({
        name: 'markdown',
        title: 'The file as it was',
        type: 'text',
        rows: 12,
        description: 'Kept word for word, so that nothing is ever lost.',
      }),
    ],
  }),
];
