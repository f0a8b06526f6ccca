import type { ExprNode } from 'groq-js';
import type { IndexName } from '../store/documentTable.ts';
import { constantValue, isConstant } from './constants.ts';
import { byId, type Seen, type Snapshot } from './snapshot.ts';

/**
 * Documents among which all that meet a condition are, by `_id`: about how many, and themselves,
 * once they are wanted.
 */
export type Candidates = { atMost: number; find: () => readonly Seen[] };

/** Candidates are counted to find the fewest; beyond this many are simply many. */
const MANY = 200;

/** Takes the condition of `*[…]`; returns candidates, or undefined if no part of it can be looked up. */
export function candidates(
  condition: ExprNode,
  snapshot: Snapshot,
  parameters: Record<string, unknown>,
): Candidates | undefined {
  const of = (node: ExprNode) => candidates(node, snapshot, parameters);
  switch (condition.type) {
    case 'Group':
      return of(condition.base);
    case 'And':
      return fewest([of(condition.left), of(condition.right)]);
    case 'Or':
      return union([of(condition.left), of(condition.right)]);
    case 'OpCall':
      return compared(condition, snapshot, parameters);
    case 'FuncCall': {
      const { namespace, name, args } = condition;
      if (namespace !== 'global' || name !== 'references' || !args.every(isConstant)) return;
      const targets = args.flatMap((each) => constantValue(each, parameters));
      return anyOf(targets, listedIn(snapshot, 'reference'));
    }
    default:
      return undefined;
  }
}

/** Takes expressions of which at least one must hold; undefined if one of them cannot be looked up. */
export function union(parts: (Candidates | undefined)[]): Candidates | undefined {
  if (parts.includes(undefined)) return undefined;
  const known = [...new Set(parts)].filter((part) => part !== undefined);
  const [only] = known;
  if (known.length <= 1) return only;
  return {
    atMost: known.reduce((sum, part) => sum + part.atMost, 0),
    find: () => {
      const found = known.flatMap((part) => [...part.find()]);
      return byId([...new Map(found.map((seen) => [seen.row, seen])).values()]);
    },
  };
}

/** Takes expressions that must all hold; returns the candidates of the most telling. */
export function fewest(parts: (Candidates | undefined)[]): Candidates | undefined {
  const known = parts.filter((part) => part !== undefined);
  return known.sort((a, b) => a.atMost - b.atMost)[0];
}

type Comparison = { op: string; left: ExprNode; right: ExprNode };

/** `attribute == value`, either way round, and `attribute in [values]`. */
function compared(
  { op, left, right }: Comparison,
  snapshot: Snapshot,
  parameters: Record<string, unknown>,
): Candidates | undefined {
  if (op !== '==' && op !== 'in') return undefined;
  const [attribute, constant] = op === '==' && isConstant(left) ? [right, left] : [left, right];
  const lookUp = lookUpBy(attribute, snapshot);
  if (!lookUp || !isConstant(constant)) return undefined;
  const value = constantValue(constant, parameters);
  if (op === '==') return typeof value === 'string' ? lookUp(value) : undefined;
  return Array.isArray(value) ? anyOf(value, lookUp) : undefined;
}

type LookUp = (value: string) => Candidates;

function anyOf(values: unknown[], lookUp: LookUp): Candidates {
  const keys = new Set(values.filter((value) => typeof value === 'string'));
  return union([...keys].map(lookUp)) ?? { atMost: 0, find: () => [] };
}

function listedIn(snapshot: Snapshot, index: IndexName): LookUp {
  return (key) => ({
    atMost: snapshot.dataset.count(index, key, MANY),
    find: () => snapshot.listed(index, key),
  });
}

/** How to look up an attribute of the document itself. */
function lookUpBy(node: ExprNode, snapshot: Snapshot): LookUp | undefined {
  if (node.type === 'Group') return lookUpBy(node.base, snapshot);
  switch (pathOf(node)) {
    case '_id':
      return (id) => ({ atMost: 1, find: () => [snapshot.find(id) ?? []].flat() });
    case '_type':
      return listedIn(snapshot, 'type');
    case 'slug.current':
      return listedIn(snapshot, 'slug');
    default:
      return undefined;
  }
}

function pathOf(node: ExprNode): string | undefined {
  if (node.type !== 'AccessAttribute') return undefined;
  if (!node.base || node.base.type === 'This') return node.name;
  const base = pathOf(node.base);
  return base && `${base}.${node.name}`;
}
