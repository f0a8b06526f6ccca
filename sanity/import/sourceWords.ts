import { standardSection } from './headings.ts';

/** One word or sign of a text, with the line of the file it stands on. */
export type Word = {
  text: string;
  line?: number;
  /** On the page: the word begins a new passage, so that the source needs no space before it. */
  opens?: boolean;
  /** On the page: set by the layout (a mark, a label's colon); the source may lack it. */
  byLayout?: boolean;
};

/** The word that stands for a standard heading, however it is written. */
export function headingWord(heading: string): string | undefined {
  const name = standardSection(heading);
  return name === undefined ? undefined : `§${name}`;
}

const ENTITIES: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  deg: '°',
  micro: 'µ',
  plusmn: '±',
  times: '×',
  le: '≤',
  ge: '≥',
  ndash: '–',
  mdash: '—',
};

/** Stand-ins for characters that a backslash protects, so that no later rule takes them for marks. */
const PROTECTED = 0xe000;

/**
 * The words and signs of a Markdown source, in order. It knows Markdown's punctuation and nothing
 * of its grammar, and shares no code with the conversion that it is there to check.
 * @param body The file without its front matter.
 * @param firstLine The line of the file at which the body begins.
 */
export function sourceWords(body: string, firstLine: number): Word[] {
  const lines = body.split('\n');
  const strongHeadings = !lines.some((text) => {
    const heading = /^ {0,3}#{2,3} +([^:#]*):?/.exec(text)?.[1];
    return heading !== undefined && headingWord(heading) !== undefined;
  });
  return lines.flatMap((text, index) =>
    wordsOfLine(text, strongHeadings).map((word) => ({ text: word, line: firstLine + index })),
  );
}

function wordsOfLine(source: string, strongHeadings: boolean): string[] {
  const text = source.trim();
  if (/^([-*_])(?:\s*\1){2,}$/.test(text)) return [];
  const hash = /^#{1,6}\s+(.*?)(?:\s+#+)?$/.exec(text);
  if (hash !== null) return wordsOfHeading(hash[1] ?? '');
  if (strongHeadings) {
    const strong = /^(\*\*|__)([^*_:]+)(:?)\1(:?)(.*)$/.exec(text);
    const heading = headingWord(strong?.[2] ?? '');
    const bare = strong?.[3] === '' && strong[4] === '' && strong[5]?.trim() !== '';
    if (strong !== null && heading !== undefined && !bare)
      return [heading, ...inline(strong[5] ?? '')];
  }
  return inline(withoutBullets(text));
}

function wordsOfHeading(heading: string): string[] {
  const whole = headingWord(heading);
  if (whole !== undefined) return [whole];
  const [, name = '', rest = ''] = /^([^:*]+):\s*(.+)$/.exec(heading) ?? [];
  const named = headingWord(name);
  return named === undefined ? inline(heading) : [named, ...inline(rest)];
}

/** A bullet is layout; the number of a numbered item is a word, with a full stop. */
function withoutBullets(text: string): string {
  const bare = text.replace(/^(?:[-*]\s+)+/, '');
  return bare.replace(/^(\d{1,9})[.)](?=\s)/, '$1.');
}

function inline(text: string): string[] {
  return text
    .replace(/\\([!-/:-@[-`{-~])/g, (_, sign: string) =>
      String.fromCodePoint(PROTECTED + sign.charCodeAt(0)),
    )
    .replace(/\\$/, '')
    .replace(/<(https?:[^\s>]+)>/g, '[$1]($1)')
    .replace(/<(mailto:)?([^\s<>@]+@[^\s<>]+)>/g, '[$2](mailto:$2)')
    .replace(/<br\s*\/?>/gi, ' ')
    .replace(/<\/?(?:em|i|strong|b)>/gi, '')
    .replace(/<\/(su[bp])>([*_]*)<\1>/g, '$2')
    .replace(/(?<=[\p{L}\d])(?<!\*)\*(?=\d)/gu, protect)
    .replace(/\*(?=\d+[A-Z]?\/\*?\d)|(?<=\d[A-Z]?\/)\*(?=\d)/g, protect)
    .replace(/(?<=\s)\*(?=\s)|(?<=\()\*(?=\))/g, protect)
    .replace(/^([^*]*[\p{L}\d)])\*$/u, (_, before: string) => before + protect('*'))
    .replace(/[*`]/g, '')
    .replace(/(?<![\p{L}\p{N}_])_+|_+(?![\p{L}\p{N}_])/gu, '')
    .replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, decoded)
    .replace(/[\ue000-\ue0ff]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - PROTECTED))
    .split(/\s+/)
    .filter((word) => word !== '');
}

function protect(sign: string): string {
  return String.fromCodePoint(PROTECTED + sign.charCodeAt(0));
}

function decoded(entity: string, decimal?: string, hexadecimal?: string, name?: string): string {
  if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
  if (hexadecimal !== undefined) return String.fromCodePoint(Number.parseInt(hexadecimal, 16));
  return ENTITIES[name ?? ''] ?? entity;
}
