import { defineArrayMember, defineField } from 'sanity';
import { previousSlugs } from '../previousSlugs.ts';

/** Other names, and the codes other systems know the medicine by. */
export const codes = [
  defineField({
    name: 'synonyms',
    title: 'Other names',
    type: 'array',
    group: 'codes',
    description: 'Other generic names, such as "acetaminophen" for paracetamol. Enter after each.',
    of: [defineArrayMember({ type: 'string' })],
    options: { layout: 'tags' },
  }),
  defineField({
    name: 'pronunciation',
    title: 'Pronunciation',
    type: 'string',
    group: 'codes',
    placeholder: 'len a LID oh mide',
    description: 'Syllable by syllable, the stressed one in capitals.',
  }),
  defineField({
    name: 'identifiers',
    title: 'Codes',
    type: 'object',
    group: 'codes',
    description: 'All optional; each is checked for its form, and its check digit if it has one.',
    options: { columns: 2, collapsible: false },
    fields: [
      defineField({ name: 'rxcui', title: 'RxCUI', type: 'string', placeholder: '342369' }),
      defineField({ name: 'unii', title: 'UNII', type: 'string', placeholder: 'F0P408N6V4' }),
      defineField({ name: 'cas', title: 'CAS number', type: 'string', placeholder: '191732-72-6' }),
      defineField({
        name: 'snomed',
        title: 'SNOMED CT',
        type: 'string',
        description: 'The concept id of the substance or product.',
      }),
      defineField({
        name: 'atc',
        title: 'ATC codes',
        type: 'array',
        description: 'Full codes of 7 characters, such as L04AX04.',
        of: [defineArrayMember({ type: 'string' })],
        options: { layout: 'tags' },
      }),
      defineField({
        name: 'splSetId',
        title: 'SPL set id',
        type: 'string',
        description: 'The id of the FDA label, from its DailyMed address.',
      }),
    ],
  }),
  defineField({ ...previousSlugs, group: 'codes' }),
];
