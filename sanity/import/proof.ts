import type { MonographContent } from '#lib/content/shape/monograph.ts';
import { pageWords } from './pageWords.ts';
import type { Problem } from './problem.ts';
import { sourceWords, type Word } from './sourceWords.ts';

/**
 * Proves that the page of a document says what its source says: every word and sign, in order,
 * none added, lost or altered. Marks and labels that the layout sets may be missing in the source.
 * @param source The file without its front matter, and the line at which that begins.
 * @param content The converted document.
 * @returns undefined if it holds, or the first difference.
 */
export function proveNothingLost(
  source: { body: string; bodyLine: number },
  content: MonographContent,
): Problem | undefined {
  const written = sourceWords(source.body, source.bodyLine);
  const shown = pageWords(content);
  let position = 0;
  // The start of a word that the page shows in two passages: "**Label:**text".
  let consumed = '';
  for (const word of shown) {
    const here = written[position];
    const text = here?.text.slice(consumed.length) ?? '';
    if (here !== undefined && sameWord(text, word.text) && (consumed === '' || word.opens)) {
      position += 1;
      consumed = '';
    } else if (
      here !== undefined &&
      text.startsWith(word.text) &&
      opensNext(shown, word) &&
      (consumed === '' || word.opens)
    ) {
      consumed += word.text;
    } else if (!word.byLayout) {
      return difference(written, position, shown, word);
    }
  }
  if (position === written.length && consumed === '') return undefined;
  return difference(written, position, shown, undefined);
}

function opensNext(shown: readonly Word[], word: Word): boolean {
  return shown[shown.indexOf(word) + 1]?.opens === true;
}

/** "DISCLAIMER:" and a heading "Disclaimer" are the label that the page sets. */
function sameWord(written: string, shown: string): boolean {
  if (written === shown) return true;
  return /^disclaimer:$/i.test(shown) && /^disclaimer:?$/i.test(written);
}

function difference(
  written: readonly Word[],
  position: number,
  shown: readonly Word[],
  word: Word | undefined,
): Problem {
  const at = word === undefined ? shown.length : shown.indexOf(word);
  const quote = (words: readonly Word[], from: number) =>
    words
      .slice(Math.max(0, from - 3), from + 5)
      .map((one) => one.text)
      .join(' ') || 'nothing';
  return {
    kind: 'words differ',
    line: written[position]?.line ?? written.at(-1)?.line,
    reason: `The page would say "${quote(shown, at)}" where the file says "${quote(written, position)}".`,
    fix: 'Balance the marks (*, _, `, brackets) here, or put a backslash before a sign that is meant.',
  };
}
