import type { Block, RichText } from '#lib/content/shape/richText.ts';
import { isAllStrong, moved, slice, strongStart, textOf } from './spans.ts';

/** A paragraph, or a list item of the first level with what is nested in it. */
export type Unit =
  | { kind: 'paragraph'; block: Block }
  | { kind: 'item'; block: Block; nested: RichText };

/**
 * Rich text as a sequence of paragraphs and whole list items.
 * @returns undefined if it holds a numbered list of the first level: taken apart, its numbers
 * would be lost.
 */
export function unitsOf(blocks: RichText): Unit[] | undefined {
  const units: Unit[] = [];
  for (const block of blocks) {
    const last = units.at(-1);
    if (block.listItem === undefined) units.push({ kind: 'paragraph', block });
    else if (block.level === 1 && block.listItem === 'number') return undefined;
    else if (block.level === 1) units.push({ kind: 'item', block, nested: [] });
    else if (last?.kind === 'item') last.nested.push(block);
    else return undefined;
  }
  return units;
}

/** The blocks a unit was made of. */
export function blocksOf(unit: Unit): RichText {
  return unit.kind === 'item' ? [unit.block, ...unit.nested] : [unit.block];
}

/** List blocks one level up: what was nested in an item, once the item is taken apart. */
export function raised(blocks: RichText): RichText {
  return blocks.map((block) =>
    block.listItem === undefined || (block.level ?? 1) === 1
      ? block
      : moved(block, { listItem: block.listItem, level: (block.level ?? 1) - 1 }),
  );
}

/** A bold line that stands alone, as a sub-heading does. */
export function isSubheading(block: Block): boolean {
  const text = textOf(block);
  return (
    block.listItem === undefined && isAllStrong(block) && text.length <= 120 && !/[.!?]$/.test(text)
  );
}

/** A bold beginning that ends in a colon, and the words after it. */
export type Labelled = { label: string; rest: Block | undefined };

/**
 * Splits "**Label:** text" or "**Label**: text".
 * @returns undefined if the block does not begin with such a label.
 */
export function labelled(block: Block): Labelled | undefined {
  const strong = strongStart(block);
  const match = /^(\s*)(.*?\S)\s*:\s*$/s.exec(strong);
  const after = textOf(block).slice(strong.length);
  const colon = match === null ? /^\s*:\s*/.exec(after) : /^\s*/.exec(after);
  const label = (match?.[2] ?? strong).trim();
  if (colon === null || !/^[^\n:]{1,200}$/.test(label)) return undefined;
  const rest = slice(block, strong.length + colon[0].length);
  return { label, rest: textOf(rest) === '' ? undefined : rest };
}
