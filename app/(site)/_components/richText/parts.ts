import type { Block, RichText } from '#lib/content/shape/richText.ts';
import { withoutLevelGaps } from './levels.ts';

/** Rich text in the parts a page is set of: paragraphs, and lists with their items together. */
export type Part = { paragraph: Block } | { list: List };

/** The items of one list, all bullets or all numbers. */
export type List = Item[];

/** A list item and the lists inside it. */
export type Item = { block: Block; inside: List[] };

/** Takes blocks one after the other, as they are stored; returns what belongs together. */
export function partsOf(value: RichText): Part[] {
  const blocks = withoutLevelGaps(value);
  const parts: Part[] = [];
  for (let at = 0; at < blocks.length; ) {
    const listed = upTo(blocks.slice(at), (block) => block.listItem === undefined);
    parts.push(...listsOf(listed).map((list) => ({ list })));
    at += listed.length;
    const paragraph = blocks[at];
    if (paragraph !== undefined) parts.push({ paragraph });
    at += 1;
  }
  return parts;
}

/** The lists of a row of list blocks; what is nested deeper than an item stands inside it. */
function listsOf(blocks: readonly Block[]): List[] {
  const lists: List[] = [];
  for (let at = 0; at < blocks.length; ) {
    const [block, ...rest] = blocks.slice(at);
    if (block === undefined) break;
    const nested = upTo(rest, (other) => (other.level ?? 1) <= (block.level ?? 1));
    const item = { block, inside: listsOf(nested) };
    const last = lists.at(-1);
    if (last !== undefined && last[0]?.block.listItem === block.listItem) last.push(item);
    else lists.push([item]);
    at += 1 + nested.length;
  }
  return lists;
}

function upTo(blocks: readonly Block[], isNext: (block: Block) => boolean): Block[] {
  const end = blocks.findIndex(isNext);
  return blocks.slice(0, end === -1 ? blocks.length : end);
}
