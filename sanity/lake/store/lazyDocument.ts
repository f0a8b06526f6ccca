import type { LakeDocument } from './document.ts';
import { TEXT_ATTRIBUTE, textOf } from './text.ts';

/** How to come by a whole document. */
export type Load = () => LakeDocument;

/**
 * Takes a document in which the attributes named by `leftOut` are placeholders; returns one that
 * looks whole to everybody and is loaded only if one of those attributes is asked for. It also has
 * its words, under a name that no query can spell and no projection copies.
 */
export function lazyDocument(
  summary: LakeDocument,
  leftOut: ReadonlySet<string>,
  load: Load,
): LakeDocument {
  return new Proxy(summary, new LazyAttributes(leftOut, load));
}

class LazyAttributes implements ProxyHandler<LakeDocument> {
  readonly #leftOut: ReadonlySet<string>;
  readonly #load: Load;

  constructor(leftOut: ReadonlySet<string>, load: Load) {
    this.#leftOut = leftOut;
    this.#load = load;
  }

  get(summary: LakeDocument, name: string | symbol): unknown {
    if (typeof name === 'symbol') return Reflect.get(summary, name);
    if (this.#leftOut.has(name)) return this.#load()[name];
    if (name === TEXT_ATTRIBUTE) return textOf(this.#load());
    // groq-js asks every document this, for every attribute.
    if (name === 'hasOwnProperty') {
      return (attribute: string) =>
        attribute === TEXT_ATTRIBUTE || Object.hasOwn(summary, attribute);
    }
    return Reflect.get(summary, name);
  }

  getOwnPropertyDescriptor(
    summary: LakeDocument,
    name: string | symbol,
  ): PropertyDescriptor | undefined {
    if (typeof name === 'symbol' || !this.#leftOut.has(name)) {
      return Reflect.getOwnPropertyDescriptor(summary, name);
    }
    return { get: () => this.#load()[name], enumerable: true, configurable: true };
  }
}
