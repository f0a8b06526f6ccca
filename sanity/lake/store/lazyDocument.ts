import type { LakeDocument } from './document.ts';
import { WORDS_ATTRIBUTE, wordsBeginning } from './words.ts';

/**
 * How to come by a whole document, and by its words as `wordsOf` gives them; and its row, if it is
 * kept as that.
 */
export type Source = { row?: number; whole: () => LakeDocument; words: () => string };

/** Under this a lazy document has what makes it lazy. */
const LAZY = Symbol('lazy');

/**
 * A document of which the short form has been read: the attributes named by `leftOut` are placeholders
 * in it. It also has its words, under names that no query can spell.
 */
export class UnreadDocument implements ProxyHandler<LakeDocument> {
  readonly summary: LakeDocument;
  readonly leftOut: ReadonlySet<string>;
  readonly source: Source;

  constructor(summary: LakeDocument, leftOut: ReadonlySet<string>, source: Source) {
    this.summary = summary;
    this.leftOut = leftOut;
    this.source = source;
  }

  /** One that looks whole to everybody, and is loaded only if what is left out is asked for. */
  lazy(attributes?: Partial<LakeDocument>): LakeDocument {
    if (!attributes) return new Proxy(this.summary, this);
    const summary = Object.assign({}, this.summary, attributes);
    return new Proxy(summary, new UnreadDocument(summary, this.leftOut, this.source));
  }

  /** An attribute; undefined if there is none. */
  attribute(name: string): unknown {
    if (this.leftOut.has(name)) return this.source.whole()[name];
    return Object.hasOwn(this.summary, name) ? this.summary[name] : undefined;
  }

  get(summary: LakeDocument, name: string | symbol): unknown {
    if (name === LAZY) return this;
    if (typeof name === 'symbol') return Reflect.get(summary, name);
    if (this.leftOut.has(name)) return this.source.whole()[name];
    // groq-js asks every document this, for every attribute.
    if (name === 'hasOwnProperty') {
      return (attribute: string) => Object.hasOwn(summary, attribute) || isOfWords(attribute);
    }
    if (isOfWords(name)) {
      return wordsBeginning(this.source.words(), name.slice(WORDS_ATTRIBUTE.length));
    }
    return Reflect.get(summary, name);
  }

  getOwnPropertyDescriptor(
    summary: LakeDocument,
    name: string | symbol,
  ): PropertyDescriptor | undefined {
    if (typeof name === 'symbol' || !this.leftOut.has(name)) {
      return Reflect.getOwnPropertyDescriptor(summary, name);
    }
    return { get: () => this.source.whole()[name], enumerable: true, configurable: true };
  }
}

function isOfWords(name: string): boolean {
  return name.startsWith(WORDS_ATTRIBUTE);
}

/** Has all attributes, and whoever copies it gets none of them: only what makes it lazy. */
class UncopiedAttributes extends UnreadDocument {
  ownKeys(): (string | symbol)[] {
    return [LAZY];
  }

  override getOwnPropertyDescriptor(
    summary: LakeDocument,
    name: string | symbol,
  ): PropertyDescriptor | undefined {
    if (name === LAZY) return { value: this, enumerable: true, configurable: true };
    return super.getOwnPropertyDescriptor(summary, name);
  }
}

/**
 * `score()` copies each document to give the copy its score, which would load every one. Takes what
 * it is to score; returns documents that can be copied unread. `scored` makes whole ones of them.
 */
export function toBeScored(documents: unknown): unknown {
  if (!Array.isArray(documents)) return documents;
  return documents.map((document: unknown) => {
    const lazy = lazyOf(document);
    if (!lazy) return document;
    const { summary, leftOut, source } = lazy;
    return new Proxy(summary, new UncopiedAttributes(summary, leftOut, source));
  });
}

/** Takes what `score()` made of `toBeScored`; returns the documents with their scores. */
export function scored(copies: unknown): unknown {
  if (!Array.isArray(copies)) return copies;
  return copies.map((copy: unknown) => {
    const lazy = lazyOf(copy);
    if (!lazy || !isScored(copy)) return copy;
    const { summary, leftOut, source } = lazy;
    return new UnreadDocument(summary, leftOut, source).lazy({ _score: copy._score });
  });
}

function lazyOf(value: unknown): UnreadDocument | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const lazy: unknown = Reflect.get(value, LAZY);
  return lazy instanceof UnreadDocument ? lazy : undefined;
}

/** The row under which a document that has not been copied is kept; undefined if it is not. */
export function rowOf(document: unknown): number | undefined {
  return lazyOf(document)?.source.row;
}

function isScored(value: unknown): value is { _score: unknown } {
  return typeof value === 'object' && value !== null && '_score' in value;
}
