import { defineArrayMember, defineField } from 'sanity';

export const sideEffectFields = [
  defineField({
    name: 'sideEffects',
    title: 'Side effects',
    type: 'object',
    group: 'sideEffects',
    options: { collapsible: false },
    preview: { select: { groups: 'groups' }, prepare: () => ({ title: 'Side effects' }) },
    fields: [
      defineField({ name: 'intro', title: 'Before the lists', type: 'richText' }),
      defineField({
        name: 'groups',
        title: 'Groups',
        type: 'array',
        description: 'Keep serious side effects in a group of their own.',
        of: [defineArrayMember({ type: 'sideEffectGroup' })],
      }),
      defineField({
        name: 'outro',
        title: 'After the lists',
        type: 'richText',
        description: 'Such as when to tell a doctor.',
      }),
    ],
  }),
];
