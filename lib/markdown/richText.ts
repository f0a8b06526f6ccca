import type { List, Paragraph, PhrasingContent } from 'mdast';
import type { Block, RichText } from '#lib/content/shape/richText.ts';
import { withFullAddresses } from './fullAddresses.ts';
import { writeMarkdown } from './write.ts';

type Span = Pick<Block['children'][number], 'text' | 'marks'>;

/**
 * Rich text as Markdown, without a final line end.
 * @param address The public address of the page it stands on, for links within the site.
 */
export function markdownOf(text: RichText, address: string): string {
  return writeMarkdown(withFullAddresses(nodesOf(text), address)).trimEnd();
}

/**
 * Rich text as the nodes of Markdown. Lists nest as they do on the page: a level that is left out
 * does not count.
 * @param before What is set at the start of the first paragraph; a paragraph of its own if the text
 * begins with a list.
 */
export function nodesOf(text: RichText, before: PhrasingContent[] = []): (Paragraph | List)[] {
  const nodes: (Paragraph | List)[] = [];
  const labelled = text[0]?.listItem === undefined;
  if (before.length > 0 && !labelled) nodes.push({ type: 'paragraph', children: before });
  /** The lists that are open, outermost first. */
  let open: { level: number; list: List }[] = [];
  text.forEach((block, index) => {
    const content = phrasingOf(block);
    if (block.listItem === undefined) {
      open = [];
      const label = index === 0 ? before : [];
      nodes.push({ type: 'paragraph', children: [...spaced(label), ...content] });
      return;
    }
    const ordered = block.listItem === 'number';
    const level = block.level ?? 1;
    open = open.filter((outer) => outer.level < level || isSame(outer, level, ordered));
    let current = open.at(-1);
    if (current === undefined || current.level < level) {
      const list: List = { type: 'list', ordered, spread: false, children: [] };
      (current?.list.children.at(-1)?.children ?? nodes).push(list);
      current = { level, list };
      open.push(current);
    }
    current.list.children.push({
      type: 'listItem',
      spread: false,
      children: [{ type: 'paragraph', children: content }],
    });
  });
  return nodes;
}

function isSame(open: { level: number; list: List }, level: number, ordered: boolean): boolean {
  return open.level === level && open.list.ordered === ordered;
}

function spaced(label: PhrasingContent[]): PhrasingContent[] {
  return label.length === 0 ? [] : [...label, { type: 'text', value: ' ' }];
}

/** The text of one block, with its marks. */
function phrasingOf(block: Block): PhrasingContent[] {
  const links = new Map(block.markDefs?.map(({ _key, href }) => [_key, href]));
  return linesOf(block).flatMap((line, index) => [
    ...(index === 0 ? [] : [{ type: 'break' as const }]),
    ...grouped(line, 0, links),
  ]);
}

/**
 * The lines of a block, without the white space around them: Markdown would take it for layout, or
 * for the end of a mark. Nor is white space between words marked.
 */
function linesOf(block: Block): Span[][] {
  const lines: Span[][] = [[]];
  for (const { text, marks } of block.children) {
    for (const piece of text.match(/\n|[^\S\n]+|\S+(?:[^\S\n]+\S+)*/g) ?? []) {
      if (piece === '\n') lines.push([]);
      else lines.at(-1)?.push({ text: piece, marks: piece.trim() === '' ? [] : marks });
    }
  }
  return lines.map(trimmed).filter((line) => line.length > 0);
}

function trimmed(line: readonly Span[]): Span[] {
  const isWord = ({ text }: Span) => text.trim() !== '';
  return line.slice(line.findIndex(isWord), line.findLastIndex(isWord) + 1);
}

/** Spans carry their marks side by side; Markdown nests them. What neighbours share is written once. */
function grouped(
  spans: readonly Span[],
  depth: number,
  links: ReadonlyMap<string, string>,
): PhrasingContent[] {
  const nodes: PhrasingContent[] = [];
  for (let start = 0; start < spans.length; ) {
    const mark = markAt(spans[start], depth, links);
    let end = start + 1;
    while (end < spans.length && markAt(spans[end], depth, links) === mark) end += 1;
    const group = spans.slice(start, end);
    if (mark === undefined) nodes.push({ type: 'text', value: textOf(group) });
    else nodes.push(...marked(mark, grouped(group, depth + 1, links), links));
    start = end;
  }
  return nodes;
}

/** The marks of a span from the outside in: a link first, then the others as they are listed. */
function markAt(
  span: Span | undefined,
  depth: number,
  links: ReadonlyMap<string, string>,
): string | undefined {
  const marks = span?.marks ?? [];
  return [...marks].sort((a, b) => Number(links.has(b)) - Number(links.has(a)))[depth];
}

function marked(
  mark: string,
  children: PhrasingContent[],
  links: ReadonlyMap<string, string>,
): PhrasingContent[] {
  const url = links.get(mark);
  if (url !== undefined) return [{ type: 'link', url, children }];
  if (mark === 'strong') return [{ type: 'strong', children }];
  if (mark === 'em') return [{ type: 'emphasis', children }];
  return [{ type: 'html', value: `<${mark}>` }, ...children, { type: 'html', value: `</${mark}>` }];
}

function textOf(spans: readonly Span[]): string {
  return spans.map((span) => span.text).join('');
}
