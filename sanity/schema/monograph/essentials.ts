import { defineArrayMember, defineField } from 'sanity';
import { MARKET_STATUS, PRESCRIPTION_STATUS } from '#lib/content/shape/vocabulary.ts';
import { optionsOf } from '../options.ts';
import { required } from '../required.ts';
import { slugOptions } from '../slug.ts';

/** What every monograph needs first: its name, its address, what kind of medicine it is. */
export const essentials = [
  defineField({
    name: 'title',
    title: 'Name of the medicine',
    type: 'string',
    group: 'essentials',
    description: 'The generic name, such as "Lenalidomide": the heading of the page.',
    validation: required,
  }),
  defineField({
    name: 'slug',
    title: 'Address',
    type: 'slug',
    group: 'essentials',
    description:
      'The page is at /drugs/ plus this. Press "Generate" to take it from the name. If it changes later, the old address leads here.',
    options: slugOptions,
    validation: required,
  }),
  defineField({
    name: 'genericName',
    title: 'Generic name, as the page words it',
    type: 'richText',
    group: 'essentials',
    description: 'Usually one line, such as "Lenalidomide (len-a-LID-oh-mide)".',
  }),
  defineField({
    name: 'brandNames',
    title: 'Brand names',
    type: 'array',
    group: 'essentials',
    description: 'Press Enter after each. Readers find the page by any of them.',
    of: [defineArrayMember({ type: 'string' })],
    options: { layout: 'tags' },
  }),
  defineField({
    name: 'drugClasses',
    title: 'Drug classes',
    type: 'array',
    group: 'essentials',
    of: [defineArrayMember({ type: 'reference', to: [{ type: 'drugClass' }] })],
  }),
  defineField({
    name: 'conditions',
    title: 'Used for',
    type: 'array',
    group: 'essentials',
    description: 'The conditions it treats: the page names them at a glance.',
    of: [defineArrayMember({ type: 'reference', to: [{ type: 'condition' }] })],
  }),
  defineField({
    name: 'ingredients',
    title: 'Ingredients',
    type: 'array',
    group: 'essentials',
    description: 'For combination products only: the monographs of what is in it.',
    of: [
      defineArrayMember({
        type: 'reference',
        to: [{ type: 'monograph' }],
        weak: true,
        options: {
          disableNew: true,
          filter: ({ document }) => ({
            filter: '!(_id in [$id, "drafts." + $id])',
            params: { id: document._id.replace(/^drafts\./, '') },
          }),
        },
      }),
    ],
  }),
  defineField({
    name: 'prescriptionStatus',
    title: 'Prescription',
    type: 'string',
    group: 'essentials',
    options: { list: optionsOf(PRESCRIPTION_STATUS), layout: 'radio' },
  }),
  defineField({
    name: 'marketStatus',
    title: 'On the market',
    type: 'string',
    group: 'essentials',
    description: 'A medicine that is withdrawn or investigational gets a banner that says so.',
    options: { list: optionsOf(MARKET_STATUS), layout: 'radio' },
  }),
  defineField({
    name: 'demonstration',
    title: 'Demonstration content',
    type: 'boolean',
    group: 'essentials',
    description: 'The page then says that it is not for use.',
  }),
];
