/** The measure of a picture, as those who show links to pages ask for. https://ogp.me/#structured */
export const PICTURE_SIZE = { width: 1200, height: 630 };

export const PICTURE_TYPE = 'image/png';

/** The blank edge of a picture, in pixels. */
export const EDGE = 80;

const LARGEST = 116;
const SMALLEST = 34;

/** What a heading may cover: its lines, at a height of 1.15 each, leave room for what else is said. */
const AREA = { width: PICTURE_SIZE.width - 2 * EDGE, height: 290 };

/** The mean width of a letter, as part of its height, with some to spare. */
const LETTER = 0.54;

/** The size in pixels in which a heading fills its place without breaking a word, if that can be. */
export function sizeOf(heading: string): number {
  const longest = Math.max(...heading.split(/[\s-]+/).map((word) => word.length), 1);
  const byWord = AREA.width / (longest * LETTER * 1.1);
  const byArea = Math.sqrt((AREA.width * AREA.height) / (heading.length * LETTER * 1.15 * 1.25));
  return Math.round(Math.max(SMALLEST, Math.min(LARGEST, byWord, byArea)));
}
