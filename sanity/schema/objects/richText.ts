import { defineArrayMember, defineField, defineType } from 'sanity';
import { DECORATORS, type Decorator } from '#lib/content/shape/richText.ts';
import { required } from '../required.ts';

const DECORATOR_TITLE: Record<Decorator, string> = {
  strong: 'Bold',
  em: 'Italic',
  sub: 'Subscript',
  sup: 'Superscript',
};

const link = defineArrayMember({
  name: 'link',
  title: 'Link',
  type: 'object',
  fields: [
    defineField({
      name: 'href',
      title: 'Leads to',
      type: 'string',
      description: 'https://…, mailto:…, tel:… or a page of this site such as /drugs/warfarin.',
      validation: required,
    }),
  ],
});

/** Portable Text kept small: what the page can show, and nothing else. */
export const richText = defineType({
  name: 'richText',
  title: 'Text',
  type: 'array',
  of: [
    defineArrayMember({
      type: 'block',
      styles: [{ title: 'Paragraph', value: 'normal' }],
      lists: [
        { title: 'Bullets', value: 'bullet' },
        { title: 'Numbers', value: 'number' },
      ],
      marks: {
        decorators: DECORATORS.map((value) => ({ value, title: DECORATOR_TITLE[value] })),
        annotations: [link],
      },
    }),
  ],
});
