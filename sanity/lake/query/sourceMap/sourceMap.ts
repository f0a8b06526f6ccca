import type { ContentSourceMap } from '@sanity/client';
import {
  inside,
  isRecord,
  NOTE_OF,
  Note,
  type Origin,
  type Origins,
  SPLAT,
  type Step,
} from './origins.ts';

/** Whether array elements are named by `_key` or by number, in the paths of documents. */
export type Selectors = 'key' | 'index';

/**
 * Takes what a query has made of plain documents, and of documents shown with their origins; returns
 * where each value of the result stands. A value that does not simply stand somewhere is left out.
 */
export function sourceMapOf(
  result: unknown,
  traced: unknown,
  origins: Origins,
  selectors: Selectors,
): ContentSourceMap {
  const documents = new Interned<ContentSourceMap['documents'][number]>();
  const paths = new Interned<string>();
  const mappings: ContentSourceMap['mappings'] = {};

  const map = (path: readonly Step[], { document, steps }: Origin) => {
    const { _id, _originalId: id = _id, _type } = document;
    // A perspective shows its own id for the document; it stands nowhere.
    if (typeof id !== 'string' || (id !== _id && /^(_id|_originalId)$/.test(String(steps[0]))))
      return;
    const from = jsonPath(steps, selectors);
    const source = {
      type: 'documentValue' as const,
      document: documents.add(id, { _id: id, _type }),
      path: paths.add(from, from),
    };
    mappings[jsonPath(path, 'index')] = { type: 'value', source };
  };

  const walk = (value: unknown, shown: unknown, path: readonly Step[], known?: Origin): void => {
    if (typeof value === 'object' && value !== null) {
      if (typeof shown !== 'object' || shown === null) return;
      for (const name of Array.isArray(value) ? value.keys() : Object.keys(value)) {
        const step = typeof name === 'number' ? { index: name } : name;
        walk(
          Reflect.get(value, name),
          Reflect.get(shown, name),
          [...path, step],
          originIn(shown, name, origins),
        );
      }
      return;
    }
    const origin = typeof shown === 'string' ? origins.ofText(shown) : known;
    if (origin && value !== null && origin.value === value) map(path, origin);
  };
  walk(result, traced, []);
  return { documents: documents.all, paths: paths.all, mappings };
}

/** Where what an object or array holds under a name comes from, as far as it is noted there. */
function originIn(shown: object, name: string | number, origins: Origins): Origin | undefined {
  const origin = origins.ofObject(shown);
  if (origin) return inside(origin, name);
  if (typeof name === 'number' || !isRecord(shown)) return undefined;
  const note = shown[`${NOTE_OF}${name}`];
  if (note !== undefined) return note instanceof Note ? note.origin : undefined;
  const spread = Object.entries(shown).flatMap(([key, each]) => {
    const isSpread = key.startsWith(`${NOTE_OF}${SPLAT}`) && each instanceof Note && each.origin;
    return isSpread && isRecord(isSpread.value) && Object.hasOwn(isSpread.value, name)
      ? [isSpread]
      : [];
  });
  const last = spread.at(-1);
  return last && inside(last, name);
}

/** Things under numbers, each once. */
class Interned<T> {
  readonly all: T[] = [];
  readonly #numbers = new Map<string, number>();

  add(key: string, value: T): number {
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    this.#numbers.set(key, this.all.length);
    return this.all.push(value) - 1;
  }
}

const ESCAPES: Record<string, string> = {
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  "'": "\\'",
  '\\': '\\\\',
};

function escaped(text: string): string {
  return text.replace(/[\f\n\r\t'\\]/g, (character) => ESCAPES[character] ?? character);
}

/** `$['body'][?(@._key=='a')]['text']`, as Sanity writes paths. */
function jsonPath(steps: readonly Step[], selectors: Selectors): string {
  const written = steps.map((step) => {
    if (typeof step === 'string') return `['${escaped(step)}']`;
    const isKeyed = selectors === 'key' && step.key !== undefined;
    return isKeyed ? `[?(@._key=='${escaped(step.key ?? '')}')]` : `[${step.index}]`;
  });
  return `$${written.join('')}`;
}
