import type { List, ListItem, Paragraph, PhrasingContent, Root, RootContent } from 'mdast';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import type { Block, RichText } from '#lib/content/shape/richText.ts';

const writer = unified()
  .use(remarkStringify, {
    bullet: '*',
    emphasis: '*',
    strong: '*',
    listItemIndent: 'one',
    rule: '-',
    resourceLink: true,
  })
  .freeze();

/**
 * Writes rich text as Markdown that `toRichText` reads back.
 * @returns the Markdown without a line end; list items count from 1.
 */
export function toMarkdown(blocks: RichText): string {
  return written(nodesOf(blocks));
}

/** The text of one block as a single line of Markdown, without any list mark. */
export function lineOf(block: Block): string {
  return written([paragraphOf(block)]);
}

function written(children: RootContent[]): string {
  const root: Root = { type: 'root', children };
  return writer.stringify(root).trimEnd();
}

function nodesOf(blocks: RichText): RootContent[] {
  const nodes: RootContent[] = [];
  /** The lists that are open, outermost first. */
  let open: List[] = [];
  for (const block of blocks) {
    if (block.listItem === undefined) {
      open = [];
      nodes.push(paragraphOf(block));
      continue;
    }
    const ordered = block.listItem === 'number';
    const level = block.level ?? 1;
    open = open.slice(0, level);
    if (open.length === level && open.at(-1)?.ordered !== ordered) open.pop();
    while (open.length < level) {
      const list: List = {
        type: 'list',
        ordered: open.length + 1 === level && ordered,
        spread: false,
        children: [],
      };
      const parent = open.at(-1);
      if (parent === undefined) nodes.push(list);
      else lastItem(parent).children.push(list);
      open.push(list);
    }
    open.at(-1)?.children.push({ type: 'listItem', spread: false, children: [paragraphOf(block)] });
  }
  return nodes;
}

function lastItem(list: List): ListItem {
  const last = list.children.at(-1);
  if (last !== undefined) return last;
  const item: ListItem = { type: 'listItem', spread: false, children: [] };
  list.children.push(item);
  return item;
}

function paragraphOf(block: Block): Paragraph {
  const links = new Map(block.markDefs?.map((link) => [link._key, link.href]));
  return { type: 'paragraph', children: inlineOf(block.children, 0, links) };
}

/** Nested marks for spans with flat ones: what neighbours share is written once around them. */
function inlineOf(
  spans: readonly Block['children'][number][],
  depth: number,
  links: ReadonlyMap<string, string>,
): PhrasingContent[] {
  const nodes: PhrasingContent[] = [];
  for (let start = 0; start < spans.length; ) {
    const mark = markAt(spans[start], depth, links);
    let end = start + 1;
    while (end < spans.length && markAt(spans[end], depth, links) === mark) end++;
    const group = spans.slice(start, end);
    if (mark === undefined) nodes.push(...group.flatMap((span) => textOf(span.text)));
    else nodes.push(...marked(mark, inlineOf(group, depth + 1, links), links));
    start = end;
  }
  return nodes;
}

/** The marks of a span from the outside in: a link holds its text and all that marks it. */
function markAt(
  span: Block['children'][number] | undefined,
  depth: number,
  links: ReadonlyMap<string, string>,
): string | undefined {
  const marks = span?.marks ?? [];
  const ordered = [
    ...marks.filter((mark) => links.has(mark)),
    ...marks.filter((mark) => !links.has(mark)),
  ];
  return ordered[depth];
}

function marked(
  mark: string,
  children: PhrasingContent[],
  links: ReadonlyMap<string, string>,
): PhrasingContent[] {
  const href = links.get(mark);
  if (href !== undefined) return [{ type: 'link', url: href, children }];
  if (mark === 'strong') return [{ type: 'strong', children }];
  if (mark === 'em') return [{ type: 'emphasis', children }];
  return [{ type: 'html', value: `<${mark}>` }, ...children, { type: 'html', value: `</${mark}>` }];
}

function textOf(text: string): PhrasingContent[] {
  return text
    .split('\n')
    .flatMap((line, index): PhrasingContent[] => [
      ...(index === 0 ? [] : [{ type: 'break' as const }]),
      ...(line === '' ? [] : [{ type: 'text' as const, value: line }]),
    ]);
}
