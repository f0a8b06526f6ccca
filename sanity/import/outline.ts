import type { SectionName } from '#lib/content/shape/vocabulary.ts';
import { standardSection } from './headings.ts';

/** One part of a file, from a heading to the next. */
export type Part = {
  /** The heading as written, without its marks; undefined for text before the first one. */
  heading?: string;
  /** The standard section that the heading names. */
  standard?: SectionName;
  markdown: string;
  /** The line of the file at which the text of the part begins. */
  line: number;
};

export type Outline = {
  /** Every "# " heading with its line. */
  titles: { text: string; line: number }[];
  parts: Part[];
  disclaimer?: Part;
};

const HASH_HEADING = /^ {0,3}(#{1,3})[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$/;
/** "Generic Name: X" on the heading line: the section's name and its first words. */
const HEADING_WITH_TEXT = /^([^:*]+):\s*(\S.*)$/;
const STRONG_HEADING = /^[ \t]{0,3}(\*\*|__)([\p{L}\s()]+?)(:?)\1(:?)[ \t]*(.*)$/u;
const DISCLAIMER_HEADING = /^[*_]{0,3}disclaimer[*_]{0,3}:?[*_]{0,3}$/i;
const DISCLAIMER_LINE = /^[ \t]{0,3}[*_]{0,3}disclaimer[*_]{0,3}:/i;

/**
 * Cuts a file into its parts, line by line, without looking inside the text.
 * @param body The file without its front matter.
 * @param firstLine The line of the file at which the body begins.
 */
export function readOutline(body: string, firstLine: number): Outline {
  const lines = body.split('\n');
  const strongHeadings = !lines.some((text) => {
    const heading = HASH_HEADING.exec(text);
    return heading?.[1] !== '#' && standardHeading(heading?.[2] ?? '') !== undefined;
  });
  const titles: Outline['titles'] = [];
  let part: Part = { markdown: '', line: firstLine };
  const parts = [part];
  lines.forEach((text, index) => {
    const line = firstLine + index;
    const title = /^ {0,3}#[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$/.exec(text);
    if (title !== null) {
      titles.push({ text: title[1] ?? '', line });
      if (part.markdown === '') part.line = line + 1;
      else part.markdown += '\n';
      return;
    }
    const opened = openedBy(text, line, strongHeadings);
    if (opened === undefined) {
      part.markdown += part.markdown === '' && text.trim() === '' ? '' : `${text}\n`;
      if (part.markdown === '') part.line = line + 1;
    } else {
      part = opened;
      parts.push(part);
    }
  });
  return {
    titles,
    ...withDisclaimer(
      parts.filter((one) => one.heading !== undefined || one.markdown.trim() !== ''),
    ),
  };
}

function openedBy(text: string, line: number, strongHeadings: boolean): Part | undefined {
  const hash = HASH_HEADING.exec(text);
  if (hash !== null) {
    const heading = hash[2] ?? '';
    const standard = standardHeading(heading);
    if (standard !== undefined)
      return { ...standard, line: standard.markdown === '' ? line + 1 : line - 1 };
    return { heading, markdown: '', line: line + 1 };
  }
  if (!strongHeadings) return undefined;
  const strong = STRONG_HEADING.exec(text);
  if (strong === null) return undefined;
  const [, , name = '', inside, outside, rest = ''] = strong;
  const standard = standardSection(name);
  if (standard === undefined || (rest !== '' && inside === '' && outside === '')) return undefined;
  return { heading: name, standard, markdown: rest === '' ? '' : `${rest}\n`, line };
}

function standardHeading(heading: string): Omit<Part, 'line'> | undefined {
  const whole = standardSection(heading);
  if (whole !== undefined) return { heading, standard: whole, markdown: '' };
  const [, name = '', text = ''] = HEADING_WITH_TEXT.exec(heading) ?? [];
  const standard = standardSection(name);
  return standard === undefined ? undefined : { heading: name, standard, markdown: `${text}\n\n` };
}

/** The disclaimer closes a file: a heading of its own, or the last part's last lines. */
function withDisclaimer(parts: Part[]): Pick<Outline, 'parts' | 'disclaimer'> {
  const last = parts.at(-1);
  if (last === undefined) return { parts };
  if (
    last.heading !== undefined &&
    DISCLAIMER_HEADING.test(last.heading) &&
    last.markdown.trim() !== ''
  ) {
    return { parts: parts.slice(0, -1), disclaimer: last };
  }
  const lines = last.markdown.split('\n');
  const at = lines.findLastIndex((text) => DISCLAIMER_LINE.test(text));
  if (at === -1) return { parts };
  const before = { ...last, markdown: lines.slice(0, at).join('\n') };
  const disclaimer = { markdown: lines.slice(at).join('\n'), line: last.line + at };
  const keepsHeading = before.heading !== undefined || before.markdown.trim() !== '';
  return { parts: keepsHeading ? [...parts.slice(0, -1), before] : parts.slice(0, -1), disclaimer };
}
