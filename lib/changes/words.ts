import { diffArrays } from 'diff';

/** A run of text that both versions have, or only the newer, or only the older. */
export type Run = {
  kind: 'same' | 'added' | 'removed';
  text: string;
  /** A number, a unit or a comparison sign: where a change of one sign can hurt a person. */
  isFigure: boolean;
};

const NUMBER = String.raw`[-+−–]?\p{N}+(?:[.,·]\p{N}+)*`;
const SIGN = '[<>≤≥=≠±~≈×÷/%‰°^]+';
const UNIT = String.raw`(?:[kmcnµμ]?g|mcg|[mdµμ]?L|mL|ml|IU|IE|mmol|[mµμ]mol|nmol|mol|mEq|units?|kcal|mmHg|bpm|msec|ms|sec|seconds?|min|minutes?|h|hr|hours?|days?|weeks?|months?|years?|cm|mm|m2|[°]?C)(?!\p{L})`;

/** Every character of a text falls into exactly one token: figures, words, white space, signs. */
const TOKEN = new RegExp(
  String.raw`(?<figure>${NUMBER}|${SIGN}|(?<!\p{L})${UNIT})|[\p{L}\p{M}\p{N}'’]+|\s+|[^]`,
  'gu',
);

type Token = Pick<Run, 'text' | 'isFigure'>;

/**
 * Compares two texts word by word. Without what was added the runs are exactly the older text,
 * without what was removed exactly the newer.
 */
export function compareWords(before: string, after: string): Run[] {
  const changes = diffArrays(tokens(before), tokens(after), {
    comparator: (one, other) => one.text === other.text,
  });
  return changes.flatMap(({ added, removed, value }) =>
    joined(added ? 'added' : removed ? 'removed' : 'same', value),
  );
}

/** A text that only one of the versions has. */
export function wholly(kind: Run['kind'], text: string): Run[] {
  return joined(kind, tokens(text));
}

function tokens(text: string): Token[] {
  return [...text.matchAll(TOKEN)].map((found) => ({
    text: found[0],
    isFigure: found.groups?.figure !== undefined,
  }));
}

/** Neighbours of one sort become one run. */
function joined(kind: Run['kind'], sorted: readonly Token[]): Run[] {
  const runs: Run[] = [];
  for (const { text, isFigure } of sorted) {
    const last = runs.at(-1);
    if (last && (kind === 'same' || last.isFigure === isFigure)) last.text += text;
    else runs.push({ kind, text, isFigure: kind !== 'same' && isFigure });
  }
  return runs;
}
