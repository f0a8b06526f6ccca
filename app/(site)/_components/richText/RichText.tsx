import {
  type MissingComponentHandler,
  PortableText,
  type PortableTextComponents,
} from '@portabletext/react';
import type { ReactNode } from 'react';
import type { Block, RichText as RichTextValue } from '#lib/content/shape/richText.ts';
import { withoutLevelGaps } from './levels.ts';

/** What the shape lets through and this page could not show must stop the page, never vanish. */
const refuse: MissingComponentHandler = (message) => {
  throw new Error(`Rich text holds something this site cannot show: ${message}`);
};

/**
 * A line that is bold throughout introduces what follows, so it is set as a small heading. A bold
 * sentence is not a heading but something to heed: it stays as it is.
 */
function isLeadLine(block: Pick<Block, 'children'>): boolean {
  const spoken = block.children.filter((child) => child.text.trim() !== '');
  const isSentence = /[.!?]$/.test(spoken.at(-1)?.text.trim() ?? '.');
  return !isSentence && spoken.every((child) => child.marks?.includes('strong'));
}

const MARKS: PortableTextComponents<Block>['marks'] = {
  strong: ({ children }) => <strong>{children}</strong>,
  em: ({ children }) => <em>{children}</em>,
  sub: ({ children }) => <sub>{children}</sub>,
  sup: ({ children }) => <sup>{children}</sup>,
  link: ({ children, value }) => <a href={value?.href}>{children}</a>,
};

const LISTS: PortableTextComponents<Block> = {
  list: {
    bullet: ({ children }) => <ul>{children}</ul>,
    number: ({ children }) => <ol>{children}</ol>,
  },
  listItem: {
    bullet: ({ children }) => <li>{children}</li>,
    number: ({ children }) => <li>{children}</li>,
  },
};

/**
 * Rich text as paragraphs and lists.
 * @param props.value Portable Text as the shape allows it.
 * @param props.before A label set at the start of the first paragraph.
 * @throws if the text holds a block or mark that cannot be shown.
 */
export function RichText({ value, before }: { value: RichTextValue; before?: ReactNode }) {
  const first = value[0];
  const labelled = before !== undefined && first?.listItem === undefined ? first : undefined;
  return (
    <>
      {before !== undefined && labelled === undefined && <p>{before}</p>}
      <PortableText
        value={withoutLevelGaps(value)}
        onMissingComponent={refuse}
        components={{
          ...LISTS,
          marks: MARKS,
          block: {
            normal: ({ children, value: block }) => (
              <p className={isLeadLine(toBlock(value, block._key)) ? 'lead-line' : undefined}>
                {labelled !== undefined && block._key === labelled._key && <>{before} </>}
                {children}
              </p>
            ),
          },
        }}
      />
    </>
  );
}

function toBlock(blocks: RichTextValue, key: string | undefined): Pick<Block, 'children'> {
  return blocks.find((block) => block._key === key) ?? { children: [] };
}

/**
 * Rich text that already stands in a list item: its first block needs no paragraph of its own.
 * @throws as `RichText` does.
 */
export function ItemText({ value }: { value: RichTextValue }) {
  const [first, ...rest] = value;
  if (first === undefined) return null;
  const { listItem: _listItem, level: _level, ...inline } = first;
  return (
    <>
      <PortableText
        value={[inline]}
        onMissingComponent={refuse}
        components={{ marks: MARKS, block: { normal: ({ children }) => <>{children}</> } }}
      />
      {rest.length > 0 && <RichText value={rest} />}
    </>
  );
}
