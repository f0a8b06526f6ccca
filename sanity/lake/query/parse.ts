import { type ExprNode, GroqSyntaxError, type OpCallNode, type ParseOptions, parse } from 'groq-js';
import { contentError } from '../errors.ts';
import { call } from './call.ts';
import { geoFunctions } from './geo/functions.ts';
import { mapChildren } from './mapTree.ts';

export type Question = { query: string; parameters: Record<string, unknown>; identity?: string };

const PARSED_QUERIES_KEPT = 500;
const parsed = new Map<string, ExprNode>();

/** Takes a query and its parameters; returns its tree. Throws Sanity's queryParseError (400). */
export function parseQuery({ query, parameters }: Question): ExprNode {
  // Parameters take part in parsing (`[0...$limit]`), so they are part of what is remembered.
  const key = `${query}\n${JSON.stringify(parameters)}`;
  const known = parsed.get(key);
  if (known) return known;
  let tree: ExprNode;
  try {
    tree = checked(parseReworded(query, { params: parameters }));
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const position = error instanceof GroqSyntaxError ? error.position : 0;
    const start = Math.min(position, query.length);
    const end = Math.max(start, query.length);
    throw contentError(400, 'queryParseError', error.message, { query, start, end });
  }
  parsed.set(key, tree);
  const [oldest] = parsed.keys();
  if (parsed.size > PARSED_QUERIES_KEPT && oldest !== undefined) parsed.delete(oldest);
  return tree;
}

/**
 * Takes an expression over one document and its change (`before()`, `delta::…`), as webhooks have
 * them; returns its tree. Throws groq-js's error if it is none.
 */
export function parseDelta(text: string): ExprNode {
  return checked(parseReworded(text, { mode: 'delta' }));
}

/**
 * Takes an expression whose parameters get their values only when it is evaluated; returns its tree.
 * Throws groq-js's error if it is none, and for a parameter that is not among `names`.
 */
export function parseOpen(text: string, names: readonly string[]): ExprNode {
  return checked(parseReworded(text, {}), names);
}

/** What groq-js does not know, or gets wrong, is given to it in other words. */
function parseReworded(text: string, options: ParseOptions): ExprNode {
  // To groq-js a comment is only one if a line follows.
  const query = /\/\/.*$/.test(text) ? `${text}\n` : text;
  try {
    // First as it stands: errors of syntax tell the place.
    const tree = parse(query, options);
    return query.includes('\\') ? parse(reworded(query), options) : tree;
  } catch (error) {
    const isUnknown =
      error instanceof Error && /^Undefined function: (geo|point)$/.test(error.message);
    if (!isUnknown) throw error;
    return parse(reworded(query), options);
  }
}

/** Strings, comments, and the functions `geo()` and `geo::point()`. */
const REWORDED =
  /"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\/\/[^\n]*|(?<![\w:.$])(geo(?:\s*::\s*point)?)\s*\(/g;

/** `geo(…)` becomes `geo::latLng("geo", …)`, `\u{…}` one or two `\uXXXX`. Throws for unknown escapes. */
function reworded(query: string): string {
  return query.replace(REWORDED, (found, name: string | undefined, start: number) => {
    if (name) return `geo::latLng("${name.replace(/\s/g, '')}",`;
    if (found.startsWith('//')) return found;
    return found.replace(/\\(u\{([\da-f]+)\}|.)/gis, (sequence, what, code, offset: number) => {
      if (code) return unicodeEscape(Number.parseInt(code, 16));
      if (/["'\\/bfnrtu]/.test(what)) return sequence;
      throw new GroqSyntaxError(start + offset, query, `Unknown escape ${sequence}`);
    });
  });
}

/** groq-js knows code points beyond 0xFFFF only as the two UTF-16 units that they take. */
function unicodeEscape(codePoint: number): string {
  const units = codePoint <= 0x10ffff ? String.fromCodePoint(codePoint).split('') : ['\uFFFD'];
  const escapes = units.map((unit) => unit.charCodeAt(0).toString(16).padStart(4, '0'));
  return escapes.map((each) => `\\u${each}`).join('');
}

/** Puts functions of our own into a tree. Throws for what groq-js parses, and Sanity refuses. */
function checked(node: ExprNode, open: readonly string[] = []): ExprNode {
  if (node.type === 'Parameter' && !open.includes(node.name)) {
    throw new Error(`param $${node.name} referenced, but not provided`);
  }
  if (node.type === 'PipeFuncCall' && node.name === 'score' && !isScorable(node.base)) {
    throw new Error('score() takes documents: a filter, a slice or an order, not a projection');
  }
  const mapped = mapChildren(node, (child) => checked(child, open));
  if (mapped.type === 'OpCall') return withTextsOfPaths(mapped);
  if (mapped.type !== 'FuncCall') return mapped;
  const { namespace, name, args } = mapped;
  const [first, ...rest] = args;
  // A lake has no documents but those of its datasets, to which references lead.
  if (namespace === 'documents' && name === 'get' && first) return { type: 'Deref', base: first };
  const alias = first?.type === 'Value' && typeof first.value === 'string' ? first.value : '';
  const aliased = name === 'latLng' ? geoFunctions[alias] : undefined;
  if (aliased) return call(aliased, rest);
  const own = geoFunctions[`${namespace}::${name}`];
  return own ? call(own, args) : mapped;
}

/** To groq-js no path is in, or equal to, another: the texts they are made of are. */
function withTextsOfPaths(node: OpCallNode): ExprNode {
  const [left, right] = [pathText(node.left), pathText(node.right)];
  if (!left || !right) return node;
  if (node.op === 'in') return { ...node, left };
  return node.op === '==' || node.op === '!=' ? { ...node, left, right } : node;
}

/** Takes an expression; returns what stands in `path(…)`, or undefined if it is none. */
function pathText(node: ExprNode): ExprNode | undefined {
  if (node.type === 'Group') return pathText(node.base);
  const isPath = node.type === 'FuncCall' && node.namespace === 'global' && node.name === 'path';
  return isPath ? node.args[0] : undefined;
}

/** Documents can be scored; one element, or what a projection made of them, cannot. */
function isScorable(node: ExprNode): boolean {
  switch (node.type) {
    case 'AccessElement':
    case 'Map':
    case 'Projection':
      return false;
    case 'Filter':
    case 'Slice':
    case 'Group':
    case 'ArrayCoerce':
    case 'PipeFuncCall':
      return isScorable(node.base);
    default:
      return true;
  }
}
