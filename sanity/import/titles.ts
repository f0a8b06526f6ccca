import { slugFromTitle } from '#lib/content/shape/slug.ts';
import { line } from '#lib/content/shape/text.ts';
import type { Problem } from './problem.ts';

/** UTF-8 read as Windows-1252: "Ã©" for "é", "â€™" for "’". */
const MOJIBAKE = /[ÃÂ][\u0080-\u00bf]|â€|Ã/;

/**
 * What is wrong with a title, if anything.
 * @param title The title of the front matter.
 */
export function titleProblem(title: string): Pick<Problem, 'reason' | 'fix'> | undefined {
  const fix = 'Find the full name and write it in the front matter and in the "# " heading.';
  if (title.trim() === '') return { reason: 'The title is empty.', fix };
  if (MOJIBAKE.test(title))
    return { reason: `The title "${title}" holds wrongly decoded characters.`, fix };
  const checked = line.safeParse(title);
  if (!checked.success) {
    return { reason: `The title does not fit: ${checked.error.issues[0]?.message}`, fix };
  }
  const stump = title.split(/\s*\+\s*/).find(isStump);
  if (stump !== undefined) {
    return { reason: `The title "${title}" is cut off at "${stump}".`, fix };
  }
  if (!isBalanced(title))
    return { reason: `The title "${title}" has a bracket without its pair.`, fix };
  return undefined;
}

/** A name that ends (or begins) where something was cut away: "Pyridoxal-", "Voglibose .", "". */
function isStump(name: string): boolean {
  return (
    !/[\p{L}\p{N}]/u.test(name) ||
    /(?:[-–—_/,;:&(+]|\s\.|…|\.\.)$/.test(name) ||
    /^[-–—_/,;:&.)]/.test(name)
  );
}

function isBalanced(title: string): boolean {
  const count = (sign: string) => title.split(sign).length;
  return count('(') === count(')') && count('[') === count(']');
}

/** A title without case, accents and punctuation: equal for titles that name the same. */
export function titleKey(title: string): string {
  return slugFromTitle(title).replaceAll('-', '');
}

/** The names in a title, in alphabetical order: equal for "A + B" and "B + A". */
export function ingredientsKey(title: string): string {
  return title
    .split(/\s*(?:\+|,|&|\/|\band\b)\s*/i)
    .map(titleKey)
    .filter((name) => name !== '')
    .sort()
    .join('+');
}
