import type { Block, RichText } from '#lib/content/shape/richText.ts';

/**
 * List levels without gaps: a list that starts at the second level, or leaves one out, would need
 * empty list items around it. What was nested stays nested.
 */
export function withoutLevelGaps(value: RichText): RichText {
  let open: number[] = [];
  return value.map((block): Block => {
    if (block.listItem === undefined) {
      open = [];
      return block;
    }
    const level = block.level ?? 1;
    open = [...open.filter((outer) => outer < level), level];
    return open.length === level ? block : { ...block, level: open.length };
  });
}
