import { type ExprNode, parse } from 'groq-js';
import { scored, toBeScored } from '../store/lazyDocument.ts';
import { call } from './call.ts';
import { type Candidates, candidates, fewest, union } from './candidates.ts';
import { listOf } from './list/listOf.ts';
import { listNode, type Source, sourceOf } from './list/source.ts';
import { mapChildren } from './mapTree.ts';
import { readsAttributesOnly } from './reading.ts';
import { referringTo } from './referring.ts';
import type { Snapshot } from './snapshot.ts';
import { isTextQuery, textMatch } from './text.ts';

export type Rewritten = {
  tree: ExprNode;
  /** Whether the whole dataset is still asked for somewhere. */
  needsAll: boolean;
};

/**
 * Takes a parsed query; returns one with the same answer that groq-js evaluates sooner (filters of
 * the whole dataset look only at candidates) or at all (text search).
 */
export function rewrite(
  tree: ExprNode,
  snapshot: Snapshot,
  parameters: Record<string, unknown>,
): Rewritten {
  let needsAll = false;
  /** Expressions that an index answers. */
  const told = new Set<ExprNode>();
  const candidatesOf = (node: ExprNode) => candidates(node, snapshot, parameters);

  const scoredBy = (node: ExprNode) => candidates(node, snapshot, parameters, true);

  /** A filter of everything, made one of its candidates. */
  const among = (
    filter: Filter,
    found: Candidates | undefined,
    { isHidden, isGoneOver }: Place,
  ): ExprNode => {
    const known = reachable(found, isHidden);
    const { source, left } = sourceOf(filter.expr, known, snapshot, parameters);
    if (source && !left) return listNode(source, snapshot, isGoneOver);
    const base = source ? listNode(source, snapshot, true) : visit(filter.base, isHidden);
    return { ...filter, base, expr: visit(left ?? filter.expr, false) };
  };

  /** What a list is made of, if it is made without groq-js. */
  const listIn = (node: ExprNode, isHidden: boolean): Source | undefined => {
    if (!snapshot.isUnread) return undefined;
    if (isFilterOfEverything(node)) {
      const found = reachable(candidatesOf(node.expr), isHidden);
      const { source, left } = sourceOf(node.expr, found, snapshot, parameters);
      return left ? undefined : source;
    }
    const base = 'base' in node && node.base ? listIn(node.base, isHidden) : undefined;
    const list = base && listOf(node, base.list);
    return list && { ...base, list };
  };

  const scoring = (score: Score, base: ExprNode): ExprNode => {
    const args = score.args.map((each) => visit(each, false));
    if (!snapshot.isUnread || !args.every((each) => readsAttributesOnly(each, told)))
      return { ...score, base, args };
    const unread = call(([documents]) => toBeScored(documents), [base]);
    return call(([copies]) => scored(copies), [{ ...score, base: unread, args }]);
  };

  /** `count(*[…])`, if an index can count without looking at the documents. */
  const countOf = (node: ExprNode, isHidden: boolean): ExprNode | undefined => {
    if (node.type !== 'FuncCall' || node.namespace !== 'global' || node.name !== 'count') return;
    const [counted] = node.args;
    if (counted?.type === 'Everything') return call(() => snapshot.everything().length, []);
    if (!counted || !isFilterOfEverything(counted)) return undefined;
    const found = candidatesOf(counted.expr);
    if (!found?.areAll || (isHidden && found.late.length > 0)) return undefined;
    return call((values) => found.find(values).length, [...found.late]);
  };

  const visit = (node: ExprNode, isHidden: boolean, isGoneOver = false): ExprNode => {
    const list = listIn(node, isHidden);
    if (list) return listNode(list, snapshot, isGoneOver);
    if (isFilterOfEverything(node)) {
      return among(node, candidatesOf(node.expr), { isHidden, isGoneOver });
    }
    const score = scoredAboveNothing(node);
    if (score && isFilterOfEverything(score.base)) {
      const matching = union(score.args.map((each) => scoredBy(unboosted(each))));
      const found = fewest([matching, candidatesOf(score.base.expr)]);
      const base = among(score.base, found, { isHidden, isGoneOver: true });
      return Object.assign({}, node, { base: scoring(score, base) });
    }
    if (isScore(node)) return scoring(node, visit(node.base, isHidden, true));
    if (node.type === 'OpCall' && node.op === 'match' && isTextQuery(node.right)) {
      return textMatch(visit(node.left, isHidden), node.right, parameters);
    }
    const referring = referringTo(node, snapshot.dataset, parameters);
    if (referring) {
      const answer = call(([value]) => referring.isOne(value), [{ type: 'This' }]);
      told.add(answer);
      return answer;
    }
    const counted = countOf(node, isHidden);
    if (counted) return counted;
    if (node.type === 'FuncCall' && node.namespace === 'releases') return visit(RELEASES, isHidden);
    if (node.type === 'Everything') needsAll = true;
    const inside = scopeWithin(node);
    return mapChildren(node, (child) => {
      const isBase = 'base' in node && child === node.base;
      const isChildHidden = isBase || inside === 'same' ? isHidden : inside === 'hidden';
      return visit(child, isChildHidden, isBase && goesOver(node));
    });
  };
  return { tree: visit(tree, false), needsAll };
}

/** Where an expression stands, as far as it matters to what it is made. */
type Place = { isHidden: boolean; isGoneOver: boolean };

/** Whether a node looks at each item of its base for itself. */
function goesOver({ type }: ExprNode): boolean {
  return ['Map', 'FlatMap', 'Filter', 'PipeFuncCall'].includes(type);
}

/** In a hidden scope `^` leads elsewhere, so nothing is looked up from there. */
function reachable(found: Candidates | undefined, isHidden: boolean): Candidates | undefined {
  return isHidden && found && found.late.length > 0 ? undefined : found;
}

/** groq-js gives what it applies to each item a scope; that of a map is hidden from `^`. */
function scopeWithin({ type }: ExprNode): 'same' | 'nested' | 'hidden' {
  if (type === 'Map' || type === 'FlatMap') return 'hidden';
  return type === 'Filter' || type === 'Projection' || type === 'PipeFuncCall' ? 'nested' : 'same';
}

/** What `releases::all()` stands for. */
const RELEASES = parse('*[_type == "system.release"]');

type Filter = Extract<ExprNode, { type: 'Filter' }>;
type Score = Extract<ExprNode, { type: 'PipeFuncCall' }>;

function isFilterOfEverything(node: ExprNode): node is Filter {
  return node.type === 'Filter' && node.base.type === 'Everything';
}

/** `… | score(a, b) [_score > 0]`: only what meets one of the expressions remains. */
function scoredAboveNothing(node: ExprNode): Score | undefined {
  if (node.type !== 'Filter') return undefined;
  const { base, expr } = node;
  const isAboveNothing =
    expr.type === 'OpCall' &&
    expr.op === '>' &&
    expr.left.type === 'AccessAttribute' &&
    expr.left.name === '_score' &&
    !expr.left.base &&
    expr.right.type === 'Value' &&
    expr.right.value === 0;
  return isAboveNothing && isScore(base) ? base : undefined;
}

function isScore(node: ExprNode): node is Score {
  return node.type === 'PipeFuncCall' && node.name === 'score';
}

function unboosted(node: ExprNode): ExprNode {
  const [inner] = node.type === 'FuncCall' && node.name === 'boost' ? node.args : [];
  return inner ? unboosted(inner) : node;
}
