import { findInvisible } from '#lib/content/shape/text.ts';
import type { Problem } from './problem.ts';

/** UTF-8 read as Windows-1252, the commonest damage to text. */
const MOJIBAKE = /â€|Ã[\u0080-\u00bf©¨±¼¶¤]|Â[\u0080-\u00bf°µ±]/;
/** Signs that end a sentence, with the marks and brackets that may follow. */
const SENTENCE_END = /[.!?:…)\]"”’'%][*_"”’')\]]*$/;
/** Words after which no sentence ends. */
const DANGLING =
  /(?:\b(?:and|or|the|a|an|of|to|with|for|in|by|is|are|such as|including|your|from|as|that|which|may|can|if)|[,;(–—-])$/i;

/**
 * Damage that can be seen in the text itself: characters, headings, the end of the file.
 * @param body The file without its front matter.
 * @param firstLine The line of the file at which the body begins.
 */
export function findDamage(body: string, firstLine: number): Problem[] {
  const lines = body.split('\n');
  const problems = lines.flatMap((text, index) => damageOfLine(text, firstLine + index));
  const last = lines.findLastIndex((text) => text.trim() !== '');
  const ending = (lines[last] ?? '').replace(/<\/su[bp]>/g, '').trim();
  if (isCutOff(ending)) {
    problems.push({
      kind: 'cut off',
      line: firstLine + last,
      reason: `The file ends within a sentence: "…${ending.slice(-60)}".`,
      fix: 'Complete the sentence and whatever should follow it.',
    });
  }
  return problems;
}

/** A last line that is a sentence must end like one; a short list item need not. */
function isCutOff(ending: string): boolean {
  if (ending === '' || ending.startsWith('#') || SENTENCE_END.test(ending)) return false;
  const words = ending.replace(/^[-*+\s]+/, '').replace(/[*_]+$/, '');
  if (DANGLING.test(words)) return true;
  const isItem = /^[-*+]\s/.test(ending);
  return !isItem || words.split(/\s+/).length > 12;
}

function damageOfLine(text: string, line: number): Problem[] {
  const problems: Problem[] = [];
  const invisible = findInvisible(text.replaceAll('\t', ' '));
  if (invisible !== null) {
    problems.push({
      kind: 'damaged characters',
      line,
      reason: `The character ${invisible.codePoint} at column ${invisible.index + 1} cannot be seen or read.`,
      fix: 'Retype the words around it.',
    });
  } else if (MOJIBAKE.test(text)) {
    problems.push({
      kind: 'damaged characters',
      line,
      reason: `The text was decoded wrongly: "${MOJIBAKE.exec(text)?.[0]}".`,
      fix: 'Save the file again as UTF-8, from a sound original.',
    });
  }
  if (/^ {0,3}#{1,6}[^#\s]/.test(text)) {
    problems.push(unclear(line, 'A heading needs a space after "#".', 'Write "### Usage".'));
  }
  if (/^\s*\|?[\s:|]*-{3,}[\s:|-]*\|[\s:|-]*$/.test(text)) {
    problems.push(unclear(line, 'A table has no place in a monograph.', 'Write it as a list.'));
  }
  if (/^\s*(?:[-*]\s+)+-\s+\d/.test(text) || /^\s*-\s+\d+(?:\.\d+)?\s*(?:°|%)/.test(text)) {
    problems.push(
      unclear(
        line,
        'A "-" before a number may be a list mark or a minus sign.',
        'Write "−5" for minus five, "* 5" for a list item.',
      ),
    );
  }
  return problems;
}

function unclear(line: number, reason: string, fix: string): Problem {
  return { kind: 'unsupported Markdown', line, reason, fix };
}
