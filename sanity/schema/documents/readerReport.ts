import { defineField, defineType } from 'sanity';
import { REPORT_STATUS } from '#lib/content/shape/vocabulary.ts';
import { optionsOf } from '../options.ts';
import { publishGuard } from '../publishGuard.ts';
import { required } from '../required.ts';

const STATUSES = optionsOf(REPORT_STATUS);

export const readerReport = defineType({
  name: 'readerReport',
  title: 'Reader report',
  type: 'document',
  description: 'What a reader says is wrong with a page. Only signed-in people see it.',
  // Nothing here is ever published, so there is no draft of it either.
  liveEdit: true,
  validation: publishGuard('readerReport'),
  fields: [
    defineField({
      name: 'status',
      title: 'Status',
      type: 'string',
      options: { list: STATUSES, layout: 'radio', direction: 'horizontal' },
      validation: required,
    }),
    defineField({
      name: 'problem',
      title: 'What the reader says',
      type: 'text',
      rows: 10,
      readOnly: true,
      validation: required,
    }),
    defineField({
      name: 'contact',
      title: 'How to answer',
      type: 'string',
      description: 'Given so that we can answer this report, and for nothing else.',
      readOnly: true,
    }),
    defineField({
      name: 'page',
      title: 'Page',
      type: 'string',
      readOnly: true,
    }),
    defineField({
      name: 'monograph',
      title: 'Monograph',
      type: 'reference',
      to: [{ type: 'monograph' }],
      weak: true,
      readOnly: true,
    }),
    defineField({
      name: 'revision',
      title: 'Revision that was shown',
      type: 'string',
      description: 'Find it in the history of the monograph.',
      readOnly: true,
    }),
    defineField({
      name: 'receivedAt',
      title: 'Received',
      type: 'datetime',
      readOnly: true,
      validation: required,
    }),
    defineField({
      name: 'note',
      title: 'Our note',
      type: 'text',
      rows: 4,
      description: 'What was found and done. Readers never see it.',
    }),
  ],
  orderings: [
    {
      title: 'New first',
      name: 'newFirst',
      by: [
        { field: 'status', direction: 'desc' },
        { field: 'receivedAt', direction: 'desc' },
      ],
    },
  ],
  preview: {
    select: { page: 'page', status: 'status', problem: 'problem' },
    prepare: ({ page, status, problem }) => ({
      title: page || 'No page named',
      subtitle: [STATUSES.find((option) => option.value === status)?.title, problem]
        .filter((part) => typeof part === 'string')
        .join(' · '),
    }),
  },
});
