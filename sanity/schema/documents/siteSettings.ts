import { defineArrayMember, defineField, defineType } from 'sanity';
import { publishGuard } from '../publishGuard.ts';
import { required } from '../required.ts';

/** The id of the only document of this type. */
export const SITE_SETTINGS_ID = 'siteSettings';

export const siteSettings = defineType({
  name: 'siteSettings',
  title: 'Site settings',
  type: 'document',
  validation: publishGuard('siteSettings'),
  fields: [
    defineField({
      name: 'publisher',
      title: 'Publisher',
      type: 'object',
      description: 'Who answers for this site.',
      validation: required,
      fields: [
        defineField({ name: 'name', title: 'Name', type: 'string', validation: required }),
        defineField({ name: 'url', title: 'Web page', type: 'string', placeholder: 'https://' }),
      ],
    }),
    defineField({
      name: 'defaultDisclaimer',
      title: 'Disclaimer',
      type: 'richText',
      description: 'Shown on every monograph that has none of its own.',
      validation: required,
    }),
    defineField({
      name: 'emergencyContacts',
      title: 'In an emergency',
      type: 'array',
      description: 'Whom to call, by region.',
      of: [defineArrayMember({ type: 'contact' })],
    }),
    defineField({
      name: 'reportingContacts',
      title: 'Reporting a side effect',
      type: 'array',
      description: 'Where readers report a side effect, by region, such as the Yellow Card scheme.',
      of: [defineArrayMember({ type: 'contact' })],
    }),
  ],
  preview: { prepare: () => ({ title: 'Site settings' }) },
});
