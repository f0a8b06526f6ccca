import { check } from '#lib/content/shape/check.ts';
import { type MonographContent, monographContent } from '#lib/content/shape/monograph.ts';
import {
  ANSWER_MARK,
  DISCLAIMER_LABEL,
  QUESTION_MARK,
  readingOrder,
} from '#lib/content/shape/reading.ts';
import { isRecord } from './keys.ts';
import { headingWord, type Word } from './sourceWords.ts';

/**
 * The words and signs that the page of a monograph shows, in order. What the page shows by
 * layout and not by text is written out: the numbers of lists, raised and lowered text, where
 * links lead.
 */
export function pageWords(content: MonographContent): Word[] {
  return readingOrder(writtenOut(content)).flatMap((passage): Word[] => {
    if (passage.role === 'heading') {
      const heading = headingWord(passage.text);
      if (heading !== undefined) return [{ text: heading, opens: true }];
    }
    const words = passage.text
      .split(/\s+/)
      .filter((word) => word !== '')
      .map((text, index): Word => ({ text, opens: index === 0 }));
    const [first, second] = words;
    const mark =
      (passage.role === 'question' && QUESTION_MARK) ||
      (passage.role === 'answer' && ANSWER_MARK) ||
      (passage.part === 'disclaimer' && DISCLAIMER_LABEL);
    if (first !== undefined && first.text === mark) {
      first.byLayout = true;
      if (second !== undefined) second.opens = true;
    }
    // The page sets a label as a heading of its own, without the colon of running text.
    if (passage.role === 'label') words.push({ text: ':', opens: true, byLayout: true });
    return words;
  });
}

function writtenOut(content: MonographContent): MonographContent {
  const checked = check(monographContent, withSigns(content));
  if (checked.valid) return checked.value;
  throw new Error(`A checked monograph no longer fits its shape: ${checked.faults[0]?.message}`);
}

function withSigns(value: unknown): unknown {
  if (Array.isArray(value)) {
    const numbers = new ListNumbers();
    return value.map((member) =>
      isRecord(member) && member._type === 'block'
        ? blockWithSigns(member, numbers)
        : withSigns(member),
    );
  }
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, withSigns(member)]),
  );
}

function blockWithSigns(
  block: Record<string, unknown>,
  numbers: ListNumbers,
): Record<string, unknown> {
  const number = numbers.next(block.listItem, block.level);
  const links = Array.isArray(block.markDefs) ? block.markDefs.filter(isRecord) : [];
  const children = Array.isArray(block.children) ? block.children.filter(isRecord) : [];
  let open: string[] = [];
  const signed = children.map((child, index) => {
    const marks = signsOf(child, links);
    const next = signsOf(children[index + 1] ?? {}, links);
    const begins = marks.filter((mark) => !open.includes(mark)).map((mark) => OPENING[mark] ?? '[');
    const ends = marks
      .filter((mark) => !next.includes(mark))
      .map((mark) => CLOSING[mark] ?? `](${mark})`);
    open = marks;
    return { ...child, text: `${begins.join('')}${child.text}${ends.reverse().join('')}` };
  });
  const [first, ...rest] = signed;
  if (number === undefined || first === undefined) return { ...block, children: signed };
  return { ...block, children: [{ ...first, text: `${number}. ${first.text}` }, ...rest] };
}

const OPENING: Record<string, string> = { sub: '<sub>', sup: '<sup>' };
const CLOSING: Record<string, string> = { sub: '</sub>', sup: '</sup>' };

/** The marks of a span that a reader sees in the text itself: `sub`, `sup` and link targets. */
function signsOf(child: Record<string, unknown>, links: Record<string, unknown>[]): string[] {
  const marks = Array.isArray(child.marks) ? child.marks : [];
  const targets = links
    .filter((link) => marks.includes(link._key))
    .map((link) => String(link.href));
  return [...targets, ...['sub', 'sup'].filter((mark) => marks.includes(mark))];
}

/** Numbers list items as a page does: from 1, and again from 1 after anything in between. */
class ListNumbers {
  private readonly levels: { type: unknown; count: number }[] = [];

  /** The number of the next block, if it has one. */
  next(type: unknown, level: unknown): number | undefined {
    const depth = type === undefined ? 0 : Number(level ?? 1);
    this.levels.length = Math.min(this.levels.length, depth);
    if (depth === 0) return undefined;
    for (let index = this.levels.length; index < depth; index++)
      this.levels.push({ type: undefined, count: 0 });
    const list = this.levels[depth - 1];
    if (list === undefined) return undefined;
    if (list.type !== type) Object.assign(list, { type, count: 0 });
    list.count += 1;
    return type === 'number' ? list.count : undefined;
  }
}
