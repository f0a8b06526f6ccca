import { defineField, defineType } from 'sanity';
import { INTERACTION_KIND, INTERACTION_SEVERITY } from '#lib/content/shape/vocabulary.ts';
import { optionsOf } from '../options.ts';
import { required } from '../required.ts';

const KINDS = optionsOf(INTERACTION_KIND);
const SEVERITIES = optionsOf(INTERACTION_SEVERITY);

export const interaction = defineType({
  name: 'interaction',
  title: 'Interaction',
  type: 'object',
  fields: [
    defineField({
      name: 'name',
      title: 'With',
      type: 'string',
      description: 'The medicine, class or food, as readers know it.',
      validation: required,
    }),
    defineField({
      name: 'kind',
      title: 'Kind',
      type: 'string',
      options: { list: KINDS, layout: 'radio', direction: 'horizontal' },
      validation: required,
    }),
    defineField({
      name: 'monograph',
      title: 'Its monograph',
      type: 'reference',
      to: [{ type: 'monograph' }],
      weak: true,
      description: 'If we have one: the name then links to it.',
      hidden: ({ parent }) => parent?.kind !== 'medicine' && parent?.monograph === undefined,
    }),
    defineField({
      name: 'drugClass',
      title: 'Its class',
      type: 'reference',
      to: [{ type: 'drugClass' }],
      weak: true,
      description: 'If we have one.',
      hidden: ({ parent }) => parent?.kind !== 'class' && parent?.drugClass === undefined,
    }),
    defineField({
      name: 'severity',
      title: 'Severity',
      type: 'string',
      options: { list: SEVERITIES, layout: 'radio' },
      validation: required,
    }),
    defineField({
      name: 'effect',
      title: 'What happens',
      type: 'text',
      rows: 3,
      validation: required,
    }),
    defineField({
      name: 'advice',
      title: 'What to do',
      type: 'text',
      rows: 3,
      validation: required,
    }),
    defineField({
      name: 'source',
      title: 'Source',
      type: 'string',
      description: 'Where this is stated, such as "SmPC section 4.5, 2025".',
    }),
  ],
  preview: {
    select: { name: 'name', severity: 'severity', kind: 'kind' },
    prepare: ({ name, severity, kind }) => ({
      title: name || 'Interaction without a name',
      subtitle: [
        SEVERITIES.find((option) => option.value === severity)?.title,
        KINDS.find((option) => option.value === kind)?.title,
      ]
        .filter((part) => part !== undefined)
        .join(' · '),
    }),
  },
});
