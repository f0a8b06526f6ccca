import { randomBytes } from 'node:crypto';
import type { LakeDocument } from '../../store/document.ts';

/** A step into a value: a name, or a place in an array and the key of what is there, if it has one. */
export type Step = string | { index: number; key?: string };

/** Where in which document a value stands. */
export type Origin = {
  document: LakeDocument;
  steps: readonly Step[];
  value: unknown;
};

/** Unicode keeps these two for use inside programs; no text has them. */
const [START, END] = ['\uFDD0', '\uFDD1'];

/** In objects that a query makes: where the attribute of the name that follows comes from. */
export const NOTE_OF = '\uFDD0';

/** In place of a name: the object that was spread, and its number. */
export const SPLAT = '...';

/** Where an attribute comes from whose value cannot carry a note: a number, true or false. */
export class Note {
  readonly origin: Origin | undefined;

  constructor(origin: Origin | undefined) {
    this.origin = origin;
  }
}

/**
 * Shows documents whose every text carries an invisible note of where it stands, so that it can be
 * found again in what a query makes of them.
 */
export class Origins {
  // Should a text have such characters all the same, it cannot guess these.
  readonly #secret = randomBytes(6).toString('hex');
  readonly #notes = new RegExp(`${START}${this.#secret}:(\\d+)${END}`, 'g');
  readonly #ofTexts: Origin[] = [];
  readonly #ofObjects = new WeakMap<object, Origin>();

  /** A document whose attributes are noted when they are read. */
  document(document: LakeDocument): LakeDocument {
    const noted = new Map<string, unknown>();
    const shown = new Proxy(document, {
      get: (_, name) => {
        const value: unknown = Reflect.get(document, name);
        if (typeof name === 'symbol' || typeof value === 'function') return value;
        if (!noted.has(name)) noted.set(name, this.#noted({ document, steps: [name], value }));
        return noted.get(name);
      },
    });
    this.#ofObjects.set(shown, { document, steps: [], value: document });
    return shown;
  }

  /** The origin of an object or array that was handed through as it is. */
  ofObject(value: object): Origin | undefined {
    return this.#ofObjects.get(value);
  }

  /** The origin of a text, if it has come through a query as it was. */
  ofText(text: string): Origin | undefined {
    const [note, ...more] = [...text.matchAll(this.#notes)];
    const origin = this.#ofTexts[Number(note?.[1])];
    return more.length === 0 && origin?.value === this.plainText(text) ? origin : undefined;
  }

  /** Any value without notes: what is computed with must be as it was. */
  plain(value: unknown): unknown {
    if (typeof value === 'string') return this.plainText(value);
    if (Array.isArray(value)) {
      const origin = this.#ofObjects.get(value);
      return origin ? origin.value : value.map((each) => this.plain(each));
    }
    if (!isRecord(value)) return value;
    const origin = this.#ofObjects.get(value);
    if (origin) return origin.value;
    const named = Object.entries(value).filter(([name]) => !name.startsWith(NOTE_OF));
    return Object.fromEntries(named.map(([name, each]) => [name, this.plain(each)]));
  }

  plainText(text: string): string {
    return text.includes(START) ? text.replace(this.#notes, '') : text;
  }

  #noted(origin: Origin): unknown {
    const { value } = origin;
    if (typeof value === 'string') {
      this.#ofTexts.push(origin);
      return `${value}${START}${this.#secret}:${this.#ofTexts.length - 1}${END}`;
    }
    const copy = this.#copied(origin);
    if (copy) this.#ofObjects.set(copy, origin);
    return copy ?? value;
  }

  #copied(origin: Origin): object | undefined {
    const { value } = origin;
    if (Array.isArray(value)) {
      return value.map((_, index) => this.#noted(inside(origin, index)));
    }
    if (!isRecord(value)) return undefined;
    const names = Object.keys(value);
    return Object.fromEntries(names.map((name) => [name, this.#noted(inside(origin, name))]));
  }
}

/** Where a part of a value stands. */
export function inside({ document, steps, value }: Origin, name: string | number): Origin {
  const part: unknown = typeof value === 'object' && value !== null && Reflect.get(value, name);
  if (typeof name === 'string') return { document, steps: [...steps, name], value: part };
  const key = isRecord(part) && typeof part._key === 'string' ? { key: part._key } : {};
  return { document, steps: [...steps, { index: name, ...key }], value: part };
}

/** Objects as JSON has them; not the dates and paths that groq-js makes. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
