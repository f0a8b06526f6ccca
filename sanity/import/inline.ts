import type { PhrasingContent } from 'mdast';
import type { Block } from '#lib/content/shape/richText.ts';
import { Unfit } from './problem.ts';
import type { Piece } from './spans.ts';

/** The tags that say the same as a mark. */
const TAG_MARKS: Record<string, string> = {
  sub: 'sub',
  sup: 'sup',
  em: 'em',
  i: 'em',
  strong: 'strong',
  b: 'strong',
};

/** The inline content of one paragraph or list item. */
export type Inline = { pieces: Piece[]; markDefs: NonNullable<Block['markDefs']> };

/**
 * Turns inline Markdown into text with marks.
 * @param nodes The children of a paragraph or heading.
 * @param into Where to add the pieces; link definitions are numbered per block.
 * @param lineOf Tells the line of the file from a line of the parsed text.
 * @throws Unfit on whatever has no place in rich text.
 */
export function readInline(
  nodes: readonly PhrasingContent[],
  into: Inline,
  lineOf: (line: number | undefined) => number | undefined,
): void {
  walk(nodes, []);

  function walk(children: readonly PhrasingContent[], outer: readonly string[]): void {
    const opened: { tag: string; mark: string; line: number | undefined }[] = [];
    for (const node of children) {
      const marks = [...outer, ...opened.map((one) => one.mark)];
      const line = lineOf(node.position?.start.line);
      switch (node.type) {
        case 'text':
          into.pieces.push({ text: plain(node.value), marks });
          break;
        case 'strong':
          walk(node.children, [...marks, 'strong']);
          break;
        case 'emphasis':
          walk(node.children, [...marks, 'em']);
          break;
        case 'inlineCode':
          into.pieces.push({ text: plain(node.value), marks });
          break;
        case 'break':
          into.pieces.push({ text: '\n', marks });
          break;
        case 'link': {
          if (node.title) throw unsupported(line, 'A link with a title');
          const key = `link${into.markDefs.length}`;
          into.markDefs.push({ _type: 'link', _key: key, href: node.url });
          walk(node.children, [...marks, key]);
          break;
        }
        case 'html':
          readTag(node.value, line, opened, marks);
          break;
        default:
          throw unsupported(line, `A Markdown ${node.type}`);
      }
    }
    const open = opened.at(-1);
    if (open !== undefined) throw unbalanced(open.line, `<${open.tag}> is never closed`);
  }

  function readTag(
    html: string,
    line: number | undefined,
    opened: { tag: string; mark: string; line: number | undefined }[],
    marks: readonly string[],
  ): void {
    const tag = /^<(\/?)([a-z]+)\s*(\/?)>$/i.exec(html);
    const name = tag?.[2]?.toLowerCase() ?? '';
    if (name === 'br' && tag?.[1] === '') {
      into.pieces.push({ text: '\n', marks: [...marks] });
      return;
    }
    const mark = TAG_MARKS[name];
    if (mark === undefined || tag?.[3] !== '') throw unsupported(line, `The HTML ${html}`);
    if (tag[1] === '') {
      opened.push({ tag: name, mark, line });
    } else if (opened.pop()?.tag !== name) {
      throw unbalanced(line, `${html} closes nothing`);
    }
  }
}

/** A line break in the file is a space on the page; several spaces are one. */
function plain(value: string): string {
  return value.replace(/[ \t]*[\r\n][ \t]*/g, ' ').replace(/[ \t]{2,}/g, ' ');
}

/** What rich text cannot hold is refused, never dropped. */
export function unsupported(line: number | undefined, what: string): Unfit {
  return new Unfit({
    kind: 'unsupported Markdown',
    line,
    reason: `${what} has no place in a monograph.`,
    fix: 'Write it as paragraphs, lists to depth 3, **strong**, *emphasis*, <sub>, <sup> and plain links.',
  });
}

function unbalanced(line: number | undefined, what: string): Unfit {
  return new Unfit({
    kind: 'unbalanced marks',
    line,
    reason: `${what}.`,
    fix: 'Open and close every mark within one paragraph.',
  });
}
