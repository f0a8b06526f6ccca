import type { List, ListItem, PhrasingContent, RootContent } from 'mdast';
import { type Block, MAX_LIST_LEVEL, type RichText } from '#lib/content/shape/richText.ts';
import { type Inline, readInline, unsupported } from './inline.ts';
import { parseMarkdown, protectSigns } from './markdown.ts';
import { blockOf, textOf } from './spans.ts';

type Place = Pick<Block, 'listItem' | 'level'>;

/**
 * Turns Markdown into rich text, word for word.
 * @param markdown One part of a file.
 * @param firstLine The line of the file at which the part begins, for messages.
 * @returns the blocks, none for blank text. Keys are not set yet.
 * @throws Unfit on whatever has no place in rich text.
 */
export function toRichText(markdown: string, firstLine = 1): RichText {
  const text = protectSigns(markdown);
  const blocks: Block[] = [];
  for (const node of parseMarkdown(text).children) addNode(node, 0);
  return blocks;

  function addNode(node: RootContent, depth: number): void {
    const line = lineOf(node.position?.start.line);
    switch (node.type) {
      case 'paragraph':
        addBlock([node.children], {});
        break;
      case 'heading':
        // Below the sections of a monograph a heading is a strong line.
        addBlock([[{ type: 'strong', children: node.children }]], {});
        break;
      case 'list':
        addList(node, depth + 1);
        break;
      case 'thematicBreak':
        break;
      default:
        throw unsupported(line, `A Markdown ${node.type}`);
    }
  }

  function addList(list: List, level: number): void {
    const line = lineOf(list.position?.start.line);
    if (level > MAX_LIST_LEVEL) throw unsupported(line, `A list nested ${level} deep`);
    const keepsNumbers = list.ordered === true && !countsFromOne(list);
    if (keepsNumbers && (level > 1 || list.children.some(holdsList))) {
      throw unsupported(line, 'A nested list whose numbers do not count 1, 2, 3');
    }
    const listItem = list.ordered === true ? 'number' : 'bullet';
    for (const item of list.children) {
      const number = keepsNumbers ? `${numberOf(item)}. ` : '';
      addItem(item, level, keepsNumbers ? {} : { listItem, level }, number);
    }
  }

  /** The paragraphs of one item become one block: rich text has no item of several. */
  function addItem(item: ListItem, level: number, place: Place, number: string): void {
    const paragraphs: PhrasingContent[][] =
      number === '' ? [] : [[{ type: 'text', value: number }]];
    let opened = false;
    for (const child of item.children) {
      if (child.type === 'paragraph' && !opened) {
        paragraphs.push(child.children);
      } else if (child.type === 'list') {
        if (!opened && paragraphs.length > 0) addBlock(paragraphs, place, number !== '');
        opened = true;
        addList(child, level + 1);
      } else {
        throw unsupported(
          lineOf(child.position?.start.line),
          opened
            ? 'Text after a nested list, inside the same list item,'
            : `A Markdown ${child.type} in a list`,
        );
      }
    }
    // An empty bullet says nothing.
    if (!opened && item.children.length > 0) addBlock(paragraphs, place, number !== '');
  }

  function addBlock(
    paragraphs: readonly (readonly PhrasingContent[])[],
    place: Place,
    numbered = false,
  ): void {
    const inline: Inline = { pieces: [], markDefs: [] };
    paragraphs.forEach((children, index) => {
      if (index > (numbered ? 1 : 0)) inline.pieces.push({ text: '\n', marks: [] });
      readInline(children, inline, lineOf);
    });
    blocks.push(blockOf(inline.pieces, place, inline.markDefs));
  }

  function lineOf(line: number | undefined): number | undefined {
    return line === undefined ? undefined : firstLine + line - 1;
  }

  /** A page numbers lists 1, 2, 3: only a list written so may leave its numbers to the page. */
  function countsFromOne(list: List): boolean {
    return list.children.every((item, index) => numberOf(item) === String(index + 1));
  }

  function numberOf(item: ListItem): string {
    const start = item.position?.start.offset ?? 0;
    return /^\d+/.exec(text.slice(start, start + 12))?.[0] ?? '';
  }
}

/** The words of one line of Markdown, such as a heading, without its marks. */
export function plainLine(markdown: string): string {
  return toRichText(markdown).map(textOf).join(' ');
}

function holdsList(item: ListItem): boolean {
  return item.children.some((child) => child.type === 'list');
}
