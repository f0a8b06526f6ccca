import type { List, ListItem, Paragraph, PhrasingContent, RootContent } from 'mdast';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';

const writer = unified()
  .use(remarkStringify, {
    bullet: '-',
    emphasis: '_',
    listItemIndent: 'one',
    resourceLink: true,
    // Many readers of Markdown strike out what stands between two of these.
    unsafe: [{ character: '~', inConstruct: 'phrasing' }],
  })
  .freeze();

/** Markdown (CommonMark) that says exactly what the nodes say, whatever signs their text holds. */
export function writeMarkdown(nodes: RootContent[]): string {
  return writer.stringify({ type: 'root', children: nodes });
}

/** Something to stand in running text: text, or a node. */
export type Inline = string | PhrasingContent;

export function heading(depth: 1 | 2 | 3, ...content: Inline[]): RootContent {
  return { type: 'heading', depth, children: content.map(inline) };
}

export function paragraph(...content: Inline[]): Paragraph {
  return { type: 'paragraph', children: content.map(inline) };
}

export function strong(...content: Inline[]): PhrasingContent {
  return { type: 'strong', children: content.map(inline) };
}

export function link(url: string, ...content: Inline[]): PhrasingContent {
  return { type: 'link', url, children: content.map(inline) };
}

/** A list whose items are lines, or several nodes each. */
export function list(items: (Paragraph | ListItem['children'])[], ordered = false): List {
  return {
    type: 'list',
    ordered,
    spread: false,
    children: items.map((item) => ({
      type: 'listItem',
      spread: false,
      children: Array.isArray(item) ? item : [item],
    })),
  };
}

function inline(content: Inline): PhrasingContent {
  return typeof content === 'string' ? { type: 'text', value: content } : content;
}
