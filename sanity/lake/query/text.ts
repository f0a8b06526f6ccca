import type { ExprNode } from 'groq-js';
import { apiError } from '../errors.ts';
import { TEXT_ATTRIBUTE } from '../store/text.ts';
import { constantValue } from './constants.ts';

export function isTextQuery(node: ExprNode): boolean {
  return node.type === 'FuncCall' && node.namespace === 'text' && node.name === 'query';
}

type Term = { words: string[]; isNegated: boolean };

/** The characters between which groq-js sees words; `*` is a wildcard within one. */
const WORD = /[^!@#$%^&(),\\/?";:{}|[\]+<>\s-]+/g;

/** Takes `text::query(…)`; returns its terms: words, `"a phrase"`, `prefix*`, `-none of this`. */
function termsOf(node: ExprNode, parameters: Record<string, unknown>): Term[] {
  const argument = node.type === 'FuncCall' ? node.args[0] : undefined;
  const search = argument && constantValue(argument, parameters);
  if (typeof search !== 'string') {
    throw apiError(400, 'text::query() takes a string or a parameter that holds one');
  }
  return (search.match(/-?"[^"]*"|[^\s"]+/g) ?? [])
    .map((term) => ({ isNegated: term.startsWith('-'), words: term.match(WORD) ?? [] }))
    .filter(({ words }) => words.some((word) => /[^*]/.test(word)));
}

/** Takes the two sides of `left match text::query(search)`; returns an expression of plain GROQ. */
export function textMatch(
  left: ExprNode,
  right: ExprNode,
  parameters: Record<string, unknown>,
): ExprNode {
  const subject = ownText(left);
  // One match for each word: score() would count a match of some of the words of one.
  const holds = (word: string): ExprNode => {
    return { type: 'OpCall', op: 'match', left: subject, right: { type: 'Value', value: word } };
  };
  const terms = termsOf(right, parameters).map(({ words, isNegated }): ExprNode => {
    const all = allOf(words.map(holds));
    return isNegated ? { type: 'Not', base: all } : all;
  });
  return allOf(terms);
}

/** Of nothing, all hold: an empty search finds everything, as the Studio expects. */
function allOf(conditions: ExprNode[]): ExprNode {
  const [first, ...rest] = conditions;
  if (!first) return { type: 'Value', value: true };
  return rest.reduce<ExprNode>((left, right) => ({ type: 'And', left, right }), first);
}

/** `@` stands for all text of the document; attributes stand for themselves. */
function ownText(node: ExprNode): ExprNode {
  const text: ExprNode = { type: 'AccessAttribute', name: TEXT_ATTRIBUTE };
  if (node.type === 'This') return text;
  if (node.type === 'Group') return ownText(node.base);
  if (node.type === 'Array') {
    const elements = node.elements.map((each) => ({ ...each, value: ownText(each.value) }));
    return { ...node, elements };
  }
  return node;
}
