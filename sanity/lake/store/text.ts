import type { LakeDocument } from './document.ts';

/**
 * groq-js has no text search. Every document carries its words under a name that no query can spell
 * and no projection copies; `@ match text::query(…)` is rewritten to match against them.
 */
export const TEXT_ATTRIBUTE = '\u0000text';

const gatherers = new WeakMap<LakeDocument, () => string>();

/** groq-js takes these out before it compares words, so `3.5` is `35` to it. */
const EDGE_DOTS = /\b\.+|\.+\b/g;

/** Gives a document its words (those of `source`, if it is a copy), gathered when first asked for. */
export function withText<T extends LakeDocument>(document: T, source: LakeDocument = document): T {
  let words: string | undefined;
  const gather = () => {
    if (words === undefined) {
      const text = stringsIn(source).join('\n').toLowerCase().replace(EDGE_DOTS, '');
      words = [...new Set(text.split(/\s+/))].join(' ');
    }
    return words;
  };
  gatherers.set(document, gather);
  return Object.defineProperty(document, TEXT_ATTRIBUTE, { configurable: true, get: gather });
}

/** The words of a document, lower-case, each once: they tell at once what it cannot match. */
export function textOf(document: LakeDocument): string {
  return gatherers.get(document)?.() ?? '';
}

/** The strings a reader would see: values, without the keys and types that structure them. */
function stringsIn(value: unknown, found: string[] = []): string[] {
  if (typeof value === 'string') found.push(value);
  else if (Array.isArray(value)) for (const item of value) stringsIn(item, found);
  else if (typeof value === 'object' && value !== null) {
    // A word may run over several spans of a block, as when part of it is bold.
    if ('children' in value && Array.isArray(value.children)) found.push(blockText(value.children));
    for (const [name, item] of Object.entries(value)) {
      if (!name.startsWith('_')) stringsIn(item, found);
    }
  }
  return found;
}

function blockText(children: unknown[]): string {
  return children
    .map((child) =>
      typeof child === 'object' && child && 'text' in child ? String(child.text) : '',
    )
    .join('');
}
