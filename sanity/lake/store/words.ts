import { type LakeDocument, publishedIdOf } from './document.ts';
import { stringsIn } from './text.ts';

/** As groq-js has them: what is left out of texts, between which characters words are, and patterns. */
const EDGE_DOTS = /\b\.+|\.+\b/g;
const WORD = /[^!@#$%^&*(),\\/?";:{}|[\]+<>\s-]+/g;
const PATTERN = /[^!@#$%^&(),\\/?";:{}|[\]+<>\s-]+/g;

/** Longer words are told apart by their beginnings only. */
const LONGEST_WORD = 32;

/** What a word of a document has to be, or to begin with, to match a pattern. */
export type Needle = { text: string; isPrefix: boolean };

/** Documents are sought that have a word for each needle, or for any of them. */
export type Search = { needles: readonly Needle[]; isAnyEnough: boolean };

/** Takes the right side of `match`; returns its patterns. */
export function patternsIn(text: string): string[] {
  return text.replace(EDGE_DOTS, '').match(PATTERN) ?? [];
}

/** Takes a pattern; returns what the words that match it have in common; undefined if nothing. */
export function needleOf(pattern: string): Needle | undefined {
  // To groq-js a dot that is left inside of a pattern stands for any character.
  const [text = ''] = pattern.split(/[.*]/);
  return text === '' ? undefined : { text, isPrefix: text !== pattern };
}

/**
 * Every document carries its words under names that no query can spell and no projection copies: this
 * and the beginning of a word, in lower case, for the words that begin so.
 */
export const WORDS_ATTRIBUTE = '\u0000words ';

/** Takes a pattern; returns the attribute whose words are all that can match it. */
export function wordsAttribute(pattern: string): string {
  const { text = '' } = needleOf(pattern) ?? {};
  // Letters beyond ASCII may be spelled in several ways: all words are looked at.
  return WORDS_ATTRIBUTE + (isAscii(text) ? text.toLowerCase() : '');
}

/** Takes a document; returns its words in lower case, each once, with a space before each. */
export function wordsOf(document: LakeDocument): string {
  return joined(lowerCaseWords(stringsIn(document).join('\n')));
}

/** Takes a document; returns its words as `wordsOf` does, and those by which the index knows it. */
export function wordsToIndex(document: LakeDocument): { words: string; indexed: string } {
  const text = stringsIn(document).join('\n');
  const words = lowerCaseWords(text);
  // A text in lower case can have other words than the text itself: a letter may become two.
  const others = isAscii(text) ? [] : wordsIn(text);
  const ids = [document._id, publishedIdOf(document._id)].flatMap(wordsIn);
  const known = new Set<string>();
  for (const some of [words, others, ids]) for (const word of some) known.add(indexed(word));
  return { words: joined(words), indexed: joined(known) };
}

function lowerCaseWords(text: string): Set<string> {
  return new Set(wordsIn(text.toLowerCase()));
}

function joined(words: Iterable<string>): string {
  let text = '';
  for (const word of words) text += ` ${word}`;
  return text;
}

/** Takes the words of a document as `wordsOf` gives them; returns those that begin with `text`. */
export function wordsBeginning(words: string, text: string): string {
  let found = '';
  const wanted = ` ${text}`;
  let at = words.indexOf(wanted);
  while (at >= 0) {
    const next = words.indexOf(' ', at + 1);
    const end = next < 0 ? words.length : next;
    found += words.slice(at, end);
    at = words.indexOf(wanted, end);
  }
  return found;
}

function wordsIn(text: string): string[] {
  return text.replace(EDGE_DOTS, '').match(WORD) ?? [];
}

/**
 * Takes a word; returns it as SQLite's tokenizer can neither split nor fold it: ASCII letters and
 * digits only, the same for all spellings that groq-js takes for the same, and beginning as it does.
 */
export function indexed(word: string): string {
  const short = word.slice(0, LONGEST_WORD);
  if (/^[a-z0-9]*$/i.test(short)) return short.toLowerCase();
  return short.split('').map(indexedCharacter).join('');
}

function indexedCharacter(character: string): string {
  if (/[a-z0-9]/i.test(character)) return character.toLowerCase();
  const upper = character.toUpperCase();
  const isFolded = upper.length === 1 && upper.charCodeAt(0) > 127;
  const code = (isFolded ? upper : character).charCodeAt(0);
  return `x${code.toString(16).padStart(4, '0')}`;
}

function isAscii(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII is meant
  return /^[\u0000-\u007f]*$/.test(text);
}

/** Takes what is sought; returns the FTS5 expression of documents that have it. */
export function ftsQuery({ needles, isAnyEnough }: Search): string {
  const terms = needles.map(({ text, isPrefix }) => `"${indexed(text)}"${isPrefix ? '*' : ''}`);
  return [...new Set(terms)].join(isAnyEnough ? ' OR ' : ' AND ');
}
