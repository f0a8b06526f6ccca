import type { ExprNode } from 'groq-js';
import type { LakeDocument } from '../store/document.ts';

/**
 * groq-js has no text search. Every document carries its words under a name that no query can spell
 * and no projection copies; `@ match text::query(…)` is rewritten to match against them.
 */
const TEXT_ATTRIBUTE = '\u0000text';

/** Gives a document its words (those of `source`, if it is a copy), gathered when first asked for. */
export function withText<T extends LakeDocument>(document: T, source: LakeDocument = document): T {
  let words: string[] | undefined;
  Object.defineProperty(document, TEXT_ATTRIBUTE, {
    configurable: true,
    get() {
      words ??= [...new Set(stringsIn(source).flatMap((text) => text.toLowerCase().split(/\s+/)))];
      return words;
    },
  });
  return document;
}

/** The strings a reader would see: values, without the keys and types that structure them. */
function stringsIn(value: unknown, found: string[] = []): string[] {
  if (typeof value === 'string') found.push(value);
  else if (Array.isArray(value)) for (const item of value) stringsIn(item, found);
  else if (typeof value === 'object' && value !== null) {
    for (const [name, item] of Object.entries(value)) {
      if (!name.startsWith('_')) stringsIn(item, found);
    }
  }
  return found;
}

export function isTextQuery(node: ExprNode): boolean {
  return node.type === 'FuncCall' && node.namespace === 'text' && node.name === 'query';
}

/**
 * Takes the two sides of `left match text::query(search)`, the search already evaluated; returns
 * an expression of plain GROQ: every word must match, `"a phrase"` all its words, `-word` none.
 */
export function textMatch(left: ExprNode, search: string): ExprNode {
  const subject = ownText(left);
  const terms = search.match(/-?"[^"]*"|[^\s"]+/g) ?? [];
  const conditions = terms
    .filter((term) => !/^[-*"]*$/.test(term))
    .map((term): ExprNode => {
      const isNegated = term.startsWith('-');
      const words = term.replace(/^-/, '').replaceAll('"', '');
      const match: ExprNode = {
        type: 'OpCall',
        op: 'match',
        left: subject,
        right: { type: 'Value', value: words },
      };
      return isNegated ? { type: 'Not', base: match } : match;
    });
  const [first, ...rest] = conditions;
  // Nothing to search for: everything is found, as the Studio's empty search expects.
  if (!first) return { type: 'Value', value: true };
  return rest.reduce<ExprNode>((all, each) => ({ type: 'And', left: all, right: each }), first);
}

/** `@` stands for all text of the document; attributes stand for themselves. */
function ownText(node: ExprNode): ExprNode {
  const text: ExprNode = { type: 'AccessAttribute', name: TEXT_ATTRIBUTE };
  if (node.type === 'This') return text;
  if (node.type === 'Group') return ownText(node.base);
  if (node.type === 'Array') {
    return {
      ...node,
      elements: node.elements.map((element) =>
        element.value.type === 'This' ? { ...element, value: text, isSplat: true } : element,
      ),
    };
  }
  return node;
}
