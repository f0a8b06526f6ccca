import type { Block, Decorator, RichText } from '#lib/content/shape/richText.ts';

/** The order in which marks are stored, so that equal text has equal marks. */
const MARK_ORDER: readonly string[] = ['strong', 'em', 'sub', 'sup'] satisfies Decorator[];

/** A piece of text with its marks, before it has a key. */
export type Piece = { text: string; marks: string[] };

/** Keys are set at the end, from position and content (`keys.ts`). */
export const UNSET_KEY = '-';

/** The text of a block without its marks. */
export function textOf(block: Block): string {
  return block.children.map((child) => child.text).join('');
}

/** The pieces of a block. */
export function piecesOf(block: Block): Piece[] {
  return block.children.map((child) => ({ text: child.text, marks: child.marks ?? [] }));
}

/** A paragraph or list item of the given pieces: marks in order, equal neighbours joined. */
export function blockOf(
  pieces: readonly Piece[],
  place: Pick<Block, 'listItem' | 'level'> = {},
  markDefs: Block['markDefs'] = [],
): Block {
  const joined = joinEqual(trimmed(pieces));
  const used = new Set(joined.flatMap((piece) => piece.marks));
  return {
    _type: 'block',
    _key: UNSET_KEY,
    style: 'normal',
    ...(place.listItem === undefined ? {} : { listItem: place.listItem, level: place.level ?? 1 }),
    markDefs: markDefs.filter((definition) => used.has(definition._key)),
    children: (joined.length === 0 ? [{ text: '', marks: [] }] : joined).map((piece) => ({
      _type: 'span',
      _key: UNSET_KEY,
      text: piece.text,
      marks: piece.marks,
    })),
  };
}

/** The part of a block from one text offset to another, as a paragraph. */
export function slice(block: Block, from: number, to = Number.POSITIVE_INFINITY): Block {
  let offset = 0;
  const pieces = piecesOf(block).map((piece) => {
    const start = offset;
    offset += piece.text.length;
    return {
      ...piece,
      text: piece.text.slice(Math.max(0, from - start), Math.max(0, to - start)),
    };
  });
  return blockOf(pieces, {}, block.markDefs);
}

/** The same words in another place of a list, or none. */
export function moved(block: Block, place: Pick<Block, 'listItem' | 'level'>): Block {
  return blockOf(piecesOf(block), place, block.markDefs);
}

/** The same words as a paragraph. */
export function asParagraph(block: Block): Block {
  return moved(block, {});
}

/** The text with which a block begins as long as it is strong and nothing else; '' if none. */
export function strongStart(block: Block): string {
  let text = '';
  for (const child of block.children) {
    const marks = child.marks ?? [];
    if (marks.length !== 1 || marks[0] !== 'strong') break;
    text += child.text;
  }
  return text;
}

/** Whether every word of a block is strong: a sub-heading in all but name. */
export function isAllStrong(block: Block): boolean {
  return block.children.every(
    (child) => child.text.trim() === '' || child.marks?.includes('strong') === true,
  );
}

/** Undefined instead of an empty list: a field without content is not stored. */
export function filled(blocks: RichText): RichText | undefined {
  return blocks.length === 0 ? undefined : blocks;
}

function trimmed(pieces: readonly Piece[]): Piece[] {
  const kept = pieces.filter((piece) => piece.text !== '').map((piece) => ({ ...piece }));
  while (kept[0] !== undefined) {
    kept[0].text = kept[0].text.replace(/^[ \t\n]+/, '');
    if (kept[0].text !== '') break;
    kept.shift();
  }
  for (let last = kept.at(-1); last !== undefined; last = kept.at(-1)) {
    last.text = last.text.replace(/[ \t\n]+$/, '');
    if (last.text !== '') break;
    kept.pop();
  }
  return kept;
}

function joinEqual(pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = [];
  for (const piece of pieces) {
    const marks = orderedMarks(piece.marks);
    const last = result.at(-1);
    if (last !== undefined && last.marks.join() === marks.join()) last.text += piece.text;
    else result.push({ text: piece.text, marks });
  }
  return result;
}

function orderedMarks(marks: readonly string[]): string[] {
  const rank = (mark: string) => {
    const index = MARK_ORDER.indexOf(mark);
    return index === -1 ? MARK_ORDER.length : index;
  };
  return [...new Set(marks)].sort((a, b) => rank(a) - rank(b));
}
