import type { Faq } from '#lib/content/shape/monograph.ts';
import type { Block, RichText } from '#lib/content/shape/richText.ts';
import { Unfit } from './problem.ts';
import { asParagraph, moved, slice, strongStart, textOf, UNSET_KEY } from './spans.ts';
import { topicOfQuestion } from './topics.ts';
import { isSubheading } from './units.ts';

const QUESTION = /^\s*Q\s*:\s*/;
const ANSWER = /^\s*A\s*:\s*/;
/** The mark of an answer that follows its question in the same paragraph. */
const ANSWER_INSIDE = /(?<=[?.!)"”’'\]]\s*|\n)A\s*:\s*/;

export type Faqs = {
  /** Empty if the section is not made of questions and answers: it is then kept as it is. */
  faqs: Faq[];
  /** What follows the last answer without belonging to it. */
  after: RichText;
};

/**
 * Reads questions and answers in any of the layouts in use: both in one bullet, the answer on its
 * own line, as paragraphs, as nested bullets, or without "Q:" and "A:" but with a bold question.
 * @throws Unfit if a marked question has no answer.
 */
export function readFaqs(blocks: RichText, line: number): Faqs {
  const marked = blocks.some((block) => QUESTION.test(textOf(block)));
  const starts = blocks.map((block) =>
    marked ? QUESTION.test(textOf(block)) : boldQuestion(block) !== '',
  );
  const first = starts.indexOf(true);
  if (first !== 0) return { faqs: [], after: [] };
  const faqs: Faq[] = [];
  let after: RichText = [];
  for (let index = 0; index < blocks.length; ) {
    const next = starts.indexOf(true, index + 1);
    const end = next === -1 ? blocks.length : next;
    const [question, ...rest] = blocks.slice(index, end);
    if (question === undefined) break;
    const own = next === -1 ? ownAnswer(question, rest) : rest.length;
    // A sub-heading among the questions would become part of an answer.
    if (rest.slice(0, own).some(isSubheading)) return { faqs: [], after: [] };
    faqs.push(readFaq(question, rest.slice(0, own), line));
    after = rest.slice(own);
    index = end;
  }
  return { faqs, after };
}

/** How many of the blocks after the last question belong to its answer. */
function ownAnswer(question: Block, rest: RichText): number {
  if (question.listItem !== undefined) {
    const outside = rest.findIndex(
      (block) => block.listItem === undefined && !ANSWER.test(textOf(block)),
    );
    return outside === -1 ? rest.length : outside;
  }
  return rest.length;
}

function readFaq(block: Block, rest: RichText, line: number): Faq {
  const from = QUESTION.exec(textOf(block))?.[0].length ?? 0;
  const [question, opening] = splitQuestion(block, from);
  const answer = [
    ...(opening === undefined ? [] : [opening]),
    ...rest.map((one, index) => answerBlock(one, block, opening === undefined && index === 0)),
  ].filter((one) => textOf(one) !== '');
  if (question === '' || answer.length === 0) {
    throw new Unfit({
      kind: 'question without answer',
      line,
      reason:
        question === ''
          ? 'An answer has no question.'
          : `The question "${question}" has no answer.`,
      fix: 'Write the answer after "A:", or remove the question.',
    });
  }
  return { _type: 'faq', _key: UNSET_KEY, question, answer, topic: topicOfQuestion(question) };
}

/** The question of a block, and the part of its answer that stands in the same block. */
function splitQuestion(block: Block, from: number): [string, Block | undefined] {
  const text = textOf(block);
  const mark = ANSWER_INSIDE.exec(text.slice(from)) ?? /(?<=\s)A\s*:\s*/.exec(text.slice(from));
  const strong = strongStart(block).length;
  if (mark !== null) {
    const answer = slice(block, from + mark.index + mark[0].length);
    return [clean(text.slice(from, from + mark.index)), textOf(answer) === '' ? undefined : answer];
  }
  // Without "A:" the bold type tells the question from its answer.
  if (strong > from && /\?\s*$/.test(text.slice(0, strong)) && text.slice(strong).trim() !== '') {
    return [clean(text.slice(from, strong)), slice(block, strong)];
  }
  return [clean(text.slice(from)), undefined];
}

/** A block of an answer, with its list level counted from the question. */
function answerBlock(block: Block, question: Block, opens: boolean): Block {
  const text = textOf(block);
  const mark = opens ? (ANSWER.exec(text)?.[0].length ?? 0) : 0;
  const level = (block.level ?? 0) - (question.level ?? 0);
  if (opens && mark > 0) return slice(block, mark);
  if (block.listItem === undefined || level <= 0) return asParagraph(block);
  return moved(block, { listItem: block.listItem, level });
}

/** A bold beginning that asks: the question of a layout without marks. */
function boldQuestion(block: Block): string {
  const strong = strongStart(block).trim();
  return strong.endsWith('?') ? strong : '';
}

function clean(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
