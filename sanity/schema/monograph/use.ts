import { defineField } from 'sanity';

/** What the medicine is for, how much of it, and how it works. */
export const use = [
  defineField({
    name: 'usage',
    title: 'Usage',
    type: 'richText',
    group: 'use',
    description: 'What it is used for.',
  }),
  defineField({
    name: 'dosage',
    title: 'Dosage',
    type: 'richText',
    group: 'use',
    description: 'Write "micrograms" in full and a zero before the point: 0.5 mg.',
  }),
  defineField({
    name: 'howItWorks',
    title: 'How it works',
    type: 'richText',
    group: 'use',
    description: 'A short explanation without assuming any chemistry.',
  }),
];
