import type { ReactNode } from 'react';
import { type BlockDecoratorDefinition, defineArrayMember, defineField, defineType } from 'sanity';
import { DECORATORS, type Decorator } from '#lib/content/shape/richText.ts';
import { required } from '../required.ts';

/** A toolbar sign of the size of Sanity's own. */
function Sign({ script }: { script: ReactNode }) {
  return <span style={{ fontSize: 12, lineHeight: 1 }}>x{script}</span>;
}

/** Bold and italic are Sanity's own; for the others it has neither a button nor a look. */
const DECORATOR: Record<Decorator, Omit<BlockDecoratorDefinition, 'value'>> = {
  strong: { title: 'Bold' },
  em: { title: 'Italic' },
  sub: {
    title: 'Subscript',
    icon: () => <Sign script={<sub>2</sub>} />,
    component: ({ children }) => <sub>{children}</sub>,
  },
  sup: {
    title: 'Superscript',
    icon: () => <Sign script={<sup>2</sup>} />,
    component: ({ children }) => <sup>{children}</sup>,
  },
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
        decorators: DECORATORS.map((value) => ({ value, ...DECORATOR[value] })),
        annotations: [link],
      },
    }),
  ],
});
