import type { ExprNode } from 'groq-js';
import { apiError } from '../errors.ts';
import { needleOf, patternsIn, type Search, wordsAttribute } from '../store/words.ts';
import { constantValue, isConstant } from './constants.ts';

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
  // One match for each word: score() would count a match of some of the words of one.
  const holds = (word: string): ExprNode => {
    const subject = withOwnWords(left, wordsAttribute(word));
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

/** `@` stands for all words of the document; attributes stand for themselves. */
function withOwnWords(node: ExprNode, attribute: string): ExprNode {
  if (node.type === 'This') return { type: 'AccessAttribute', name: attribute };
  if (node.type === 'Group') return withOwnWords(node.base, attribute);
  if (node.type === 'Array') {
    const elements = node.elements.map((each) => {
      return { ...each, value: withOwnWords(each.value, attribute) };
    });
    return { ...node, elements };
  }
  return node;
}

/**
 * Takes the two sides of `match`; returns what words a document must have, somewhere, to meet it;
 * undefined if the index of words cannot tell. `score()` is content with some of several words.
 */
export function neededWords(
  left: ExprNode,
  right: ExprNode,
  parameters: Record<string, unknown>,
  isScored: boolean,
): Search | undefined {
  if (!isTextOfDocument(left)) return undefined;
  const patterns = patternsOf(right, parameters) ?? [];
  const needles = patterns.flatMap((pattern) => needleOf(pattern) ?? []);
  const isAnyEnough = isScored && !isTextQuery(right);
  const isTold = isAnyEnough ? needles.length === patterns.length : needles.length > 0;
  return isTold && needles.length > 0 ? { needles, isAnyEnough } : undefined;
}

function patternsOf(right: ExprNode, parameters: Record<string, unknown>): string[] | undefined {
  if (isTextQuery(right)) {
    const terms = termsOf(right, parameters).filter((term) => !term.isNegated);
    return terms.flatMap(({ words }) => words.flatMap(patternsIn));
  }
  if (!isConstant(right)) return undefined;
  const texts = [constantValue(right, parameters)].flat();
  return texts.flatMap((text) => (typeof text === 'string' ? patternsIn(text) : []));
}

/** Whether all that an expression can match is text of the document: no reference is followed. */
function isTextOfDocument(node: ExprNode): boolean {
  switch (node.type) {
    case 'This':
      return true;
    case 'AccessAttribute': {
      const { base, name } = node;
      // What structures a document is not among its words; its id is.
      if (name.startsWith('_')) return name === '_id' && (!base || base.type === 'This');
      return !base || isTextOfDocument(base);
    }
    case 'ArrayCoerce':
    case 'AccessElement':
    case 'Group':
      return isTextOfDocument(node.base);
    case 'Map':
    case 'FlatMap':
      return isTextOfDocument(node.base) && isTextOfDocument(node.expr);
    case 'Array':
      return node.elements.every((each) => isTextOfDocument(each.value));
    case 'FuncCall': {
      const isPart = node.namespace === 'pt' || node.name === 'coalesce';
      return isPart && node.args.every(isTextOfDocument);
    }
    default:
      return false;
  }
}
