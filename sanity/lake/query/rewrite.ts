import type { ExprNode } from 'groq-js';
import { apiError } from '../errors.ts';
import { candidates } from './candidates.ts';
import type { Snapshot } from './snapshot.ts';
import { isTextQuery, textMatch } from './text.ts';

/**
 * Takes a parsed query; returns one with the same answer that groq-js evaluates sooner (filters of
 * the whole dataset look only at candidates) or at all (text search).
 */
export function rewrite(
  tree: ExprNode,
  snapshot: Snapshot,
  parameters: Record<string, unknown>,
): ExprNode {
  const visit = (node: ExprNode): ExprNode => {
    const rewritten = mapChildren(node, visit);
    if (rewritten.type === 'Filter' && rewritten.base.type === 'Everything') {
      const found = candidates(rewritten.expr, snapshot, parameters);
      return found ? { ...rewritten, base: { type: 'Value', value: found } } : rewritten;
    }
    if (rewritten.type === 'OpCall' && rewritten.op === 'match' && isTextQuery(rewritten.right)) {
      return textMatch(rewritten.left, searchOf(rewritten.right, parameters));
    }
    return rewritten;
  };
  return visit(tree);
}

function searchOf(node: ExprNode, parameters: Record<string, unknown>): string {
  const argument = node.type === 'FuncCall' ? node.args[0] : undefined;
  const value =
    argument?.type === 'Value'
      ? argument.value
      : argument?.type === 'Parameter'
        ? parameters[argument.name]
        : undefined;
  if (typeof value === 'string') return value;
  throw apiError(400, 'text::query() takes a string or a parameter that holds one');
}

/** A copy of a node with `visit` applied to every expression directly inside it. */
function mapChildren(node: ExprNode, visit: (node: ExprNode) => ExprNode): ExprNode {
  const map = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(map);
    if (!isNode(value)) return value;
    return isPart(value) ? mapEntries(value, map) : visit(value);
  };
  // A literal may look like a node; what it holds is data.
  return node.type === 'Value' ? node : mapEntries(node, map);
}

function mapEntries<T extends object>(node: T, map: (value: unknown) => unknown): T {
  const copy = { ...node };
  for (const [name, value] of Object.entries(node)) Object.assign(copy, { [name]: map(value) });
  return copy;
}

/** Parts of objects, arrays and select(): not expressions themselves, but made of them. */
const PARTS = new Set([
  'ArrayElement',
  'ObjectAttributeValue',
  'ObjectConditionalSplat',
  'ObjectSplat',
  'SelectAlternative',
]);

function isPart(node: { type: string }): boolean {
  return PARTS.has(node.type);
}

function isNode(value: unknown): value is ExprNode {
  return (
    typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
  );
}
