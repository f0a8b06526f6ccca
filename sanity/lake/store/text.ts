import type { LakeDocument } from './document.ts';

/**
 * groq-js has no text search. Every document carries its words under a name that no query can spell
 * and no projection copies; `@ match text::query(…)` is rewritten to match against them.
 */
export const TEXT_ATTRIBUTE = '\u0000text';

/** groq-js takes these out before it compares words, so `3.5` is `35` to it. */
const EDGE_DOTS = /\b\.+|\.+\b/g;

/** The words of a document, lower-case, each once. */
export function textOf(document: LakeDocument): string {
  const text = stringsIn(document).join('\n').toLowerCase().replace(EDGE_DOTS, '');
  return [...new Set(text.split(/\s+/))].join(' ');
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
