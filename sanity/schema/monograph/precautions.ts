import { defineArrayMember, defineField } from 'sanity';

/** Who must take care, and what the medicine does not go with. */
export const precautionFields = [
  defineField({
    name: 'precautions',
    title: 'Precautions',
    type: 'object',
    group: 'precautions',
    options: { collapsible: false },
    preview: { select: { items: 'items' }, prepare: () => ({ title: 'Precautions' }) },
    fields: [
      defineField({ name: 'intro', title: 'Before the list', type: 'richText' }),
      defineField({
        name: 'items',
        title: 'Precautions',
        type: 'array',
        of: [defineArrayMember({ type: 'precaution' })],
      }),
      defineField({ name: 'outro', title: 'After the list', type: 'richText' }),
    ],
  }),
  defineField({
    name: 'interactions',
    title: 'Interactions',
    type: 'array',
    group: 'precautions',
    description: 'With other medicines, classes of medicines, food or drink.',
    of: [defineArrayMember({ type: 'interaction' })],
  }),
];
