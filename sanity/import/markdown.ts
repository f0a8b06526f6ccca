import type { Root } from 'mdast';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

/**
 * Markdown that a monograph never means. A line that starts with ">" states "more than": as a
 * blockquote its sign would vanish and the dose change. Indented text is not code, a line of
 * dashes under a line does not make it a heading, and tags are read one by one.
 */
const DISABLED = ['blockQuote', 'codeIndented', 'setextUnderline', 'htmlFlow'];

const parser = unified()
  .use(remarkParse)
  .data('micromarkExtensions', [{ disable: { null: DISABLED } }])
  .freeze();

/** An allele such as CYP2C9*3: two of them in one paragraph would be read as emphasis. */
const ALLELE = /(?<=[\p{L}\d])(?<!\*)\*(?=\d)/gu;
/** A pair of alleles such as *1/*2. */
const ALLELES = /\*(?=\d+[A-Z]?\/\*?\d)|(?<=\d[A-Z]?\/)\*(?=\d)/g;
/** A bullet or star run into "A:", with nothing later in the line that it could belong to. */
const RUN_IN_BULLET = /^([ \t]*)\*(?=[AQ]:[^*\n]*$)/gm;
/** "**Label:**text": CommonMark does not close a mark between a sign and a letter. */
const RUN_IN_TEXT = /(?<=[:?.!)])\*\*(?=[\p{L}\d])/gu;
/** A plus sign at the start of a line adds something; it is not a list mark here. */
const PLUS = /^([ \t]*)\+(?=[ \t])/gm;

/** Escapes signs that carry meaning in a monograph but that Markdown would take for marks. */
export function protectSigns(markdown: string): string {
  return markdown
    .replace(ALLELE, '\\*')
    .replace(ALLELES, '\\*')
    .replace(RUN_IN_BULLET, '$1* ')
    .replace(PLUS, '$1\\+')
    .replace(/^.*$/gm, spaced);
}

/** Sets a space after a mark that closes: one with an odd number of marks before it. */
function spaced(line: string): string {
  return line.replace(RUN_IN_TEXT, (mark, index: number) => {
    const before = line.slice(0, index).split('**').length - 1;
    return before % 2 === 1 ? `${mark} ` : mark;
  });
}

/**
 * Parses Markdown as monographs use it.
 * @param markdown Text that went through `protectSigns`; positions refer to it.
 */
export function parseMarkdown(markdown: string): Root {
  return parser.parse(markdown);
}
