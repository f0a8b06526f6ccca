import { defineField, defineType } from 'sanity';
import { required } from '../required.ts';

export const contact = defineType({
  name: 'contact',
  title: 'Contact',
  type: 'object',
  description: 'Give a phone number, a web address or both.',
  fields: [
    defineField({
      name: 'region',
      title: 'Region',
      type: 'string',
      description: 'Where it applies, such as "United Kingdom".',
      validation: required,
    }),
    defineField({
      name: 'label',
      title: 'Name',
      type: 'string',
      description: 'What readers see, such as "Emergency services".',
      validation: required,
    }),
    defineField({ name: 'phone', title: 'Phone', type: 'string', placeholder: '999' }),
    defineField({ name: 'url', title: 'Web address', type: 'string', placeholder: 'https://' }),
  ],
  preview: {
    select: { label: 'label', region: 'region', phone: 'phone', url: 'url' },
    prepare: ({ label, region, phone, url }) => ({
      title: label || 'Contact without a name',
      subtitle: [region, phone, url].filter(Boolean).join(' · '),
    }),
  },
});
