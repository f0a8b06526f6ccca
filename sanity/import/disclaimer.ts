import type { RichText } from '#lib/content/shape/richText.ts';
import type { Part } from './outline.ts';
import { isAllStrong, slice, strongStart, textOf } from './spans.ts';
import { toRichText } from './toRichText.ts';

const LABEL = /^\s*disclaimer\s*:\s*/i;
/** What only a disclaimer says about the page itself. */
const DISCLAIMS =
  /\bthis information\b.{0,80}\b(?:is (?:intended )?for (?:general|educational|informational)|(?:does|should|is|must) not (?:a |be (?:a )?|be considered (?:a )?|constitute |replace |substitute )*(?:medical advice|professional medical|substitute|replace))/is;

/**
 * The words of a labelled disclaimer without its label, which the page sets itself.
 * @returns nothing if there is only a label.
 */
export function readDisclaimer(part: Part): RichText {
  const [first, ...rest] = toRichText(part.markdown, part.line);
  if (first === undefined) return [];
  const label = LABEL.exec(textOf(first))?.[0] ?? '';
  const opening = slice(first, label.length);
  return textOf(opening) === '' ? rest : [opening, ...rest];
}

/** A disclaimer says so at its beginning; an answer may end in one. */
const OPENING = 100;

/**
 * Whether the last paragraph of a page is a disclaimer though it has no label.
 * One that brings another label of its own stays text.
 */
export function isDisclaimer(blocks: RichText): boolean {
  const [only, ...others] = blocks;
  if (only === undefined || others.length > 0 || only.listItem !== undefined) return false;
  const ownLabel = !isAllStrong(only) && strongStart(only).trim().endsWith(':');
  const text = textOf(only);
  const said = text.search(DISCLAIMS);
  return !ownLabel && !/^[QA]\s*:/.test(text) && said >= 0 && said < OPENING;
}
