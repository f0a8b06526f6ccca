import type { ExprNode } from 'groq-js';
import type { IndexName } from '../store/documentTable.ts';
import { constantValue, isConstant } from './constants.ts';
import { seenFromOutside } from './outside.ts';
import { byId, type Seen, type Snapshot } from './snapshot.ts';
import { neededWords } from './text.ts';

/**
 * Documents among which all that meet a condition are: about how many, and themselves, by `_id`,
 * once they are wanted. What is looked up may depend on where the filter stands (`^._id`): then
 * `late` are expressions, as of there, whose values `find` takes.
 */
export type Candidates = {
  atMost: number;
  late: readonly ExprNode[];
  /** Whether all of them meet the condition. */
  areAll: boolean;
  /** Parts of the condition that all of them meet. */
  settled: readonly ExprNode[];
  find: (values: readonly unknown[]) => readonly Seen[];
};

/** Candidates are counted to find the fewest; beyond this many are simply many. */
const MANY = 200;
/** How many have some words is not known before they have been found. */
const ABOUT_MANY = MANY - 1;
/** What is looked up late cannot be counted; few documents refer to one, fewer share a slug. */
const FEW = 20;

/**
 * Takes the condition of `*[…]`, or what `score()` scores; returns candidates, or undefined if no
 * part of it can be looked up.
 */
export function candidates(
  condition: ExprNode,
  snapshot: Snapshot,
  parameters: Record<string, unknown>,
  isScored = false,
): Candidates | undefined {
  const found = lookUp(condition, snapshot, parameters, isScored);
  return found?.areAll ? { ...found, settled: [...found.settled, condition] } : found;
}

function lookUp(
  condition: ExprNode,
  snapshot: Snapshot,
  parameters: Record<string, unknown>,
  isScored: boolean,
): Candidates | undefined {
  const of = (node: ExprNode) => candidates(node, snapshot, parameters, isScored);
  switch (condition.type) {
    case 'Group':
      return of(condition.base);
    case 'And':
      return fewest([of(condition.left), of(condition.right)]);
    case 'Or':
      return union([of(condition.left), of(condition.right)]);
    case 'OpCall':
      return condition.op === 'match'
        ? withWords(condition, snapshot, parameters, isScored)
        : compared(condition, snapshot, parameters);
    case 'FuncCall': {
      const { namespace, name, args } = condition;
      if (namespace === 'sanity') return layersLookedUp(name, args, snapshot, parameters);
      if (namespace !== 'global' || name !== 'references') return undefined;
      const index = listedIn(snapshot, 'reference');
      const strings = (value: unknown) => [value].flat().filter((each) => typeof each === 'string');
      return union(args.map((each) => lookedUp(each, index, strings, parameters)));
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
    late: known.flatMap((part) => part.late),
    areAll: known.every((part) => part.areAll),
    settled: [],
    find: (values) => {
      let taken = 0;
      const found = known.flatMap(({ late, find }) => {
        taken += late.length;
        return find(values.slice(taken - late.length, taken));
      });
      return byId([...new Map(found.map((seen) => [seen.row, seen])).values()]);
    },
  };
}

/** Takes expressions that must all hold; returns the candidates of the most telling, or in common. */
export function fewest(parts: (Candidates | undefined)[]): Candidates | undefined {
  const known = parts.filter((part) => part !== undefined).sort((a, b) => a.atMost - b.atMost);
  const [best] = known;
  const [first, ...others] = known.filter(({ late }) => late.length === 0);
  if (!best) return undefined;
  if (best.atMost < ABOUT_MANY || !first) return { ...best, areAll: false };
  // The others only narrow what is found: none of them is sure to be asked.
  return { ...first, areAll: false, find: () => inCommon(first, others) };
}

/** Of the fewest, so many are gone over sooner than others are found to compare them with. */
const FEW_ENOUGH = 1000;

function inCommon(first: Candidates, others: readonly Candidates[]): readonly Seen[] {
  let found = first.find([]);
  for (const other of others) {
    if (found.length <= FEW_ENOUGH) return found;
    const rows = new Set(other.find([]).map(({ row }) => row));
    found = found.filter(({ row }) => rows.has(row));
  }
  return found;
}

/** `text match "words"`, `@ match text::query("words")`. */
function withWords(
  { left, right }: Comparison,
  snapshot: Snapshot,
  parameters: Record<string, unknown>,
  isScored: boolean,
): Candidates | undefined {
  const search = neededWords(left, right, parameters, isScored);
  if (!search) return undefined;
  const find = () => snapshot.withWords(search);
  return { atMost: ABOUT_MANY, late: [], areAll: false, settled: [], find };
}

type Comparison = { op: string; left: ExprNode; right: ExprNode };

/** `attribute == value`, either way round, and `attribute in values`. */
function compared(
  { op, left, right }: Comparison,
  snapshot: Snapshot,
  parameters: Record<string, unknown>,
): Candidates | undefined {
  const by = (attribute: ExprNode, value: ExprNode, keysOf: (value: unknown) => unknown[]) => {
    const lookUp = lookUpBy(attribute, snapshot);
    return lookUp && lookedUp(value, lookUp, keysOf, parameters);
  };
  if (op === 'in') return by(left, right, (value) => (Array.isArray(value) ? value : []));
  if (op !== '==') return undefined;
  return by(left, right, (value) => [value]) ?? by(right, left, (value) => [value]);
}

/** How to look up documents by what an attribute of theirs is. */
type LookUp = {
  find: (key: string) => readonly Seen[];
  count: (key: string) => number;
  /** Documents may also have something else there, which the index does not know. */
  others: (() => readonly Seen[]) | undefined;
};

/** Takes an expression and what its value means: keys. Returns the documents with one of them. */
function lookedUp(
  node: ExprNode,
  lookUp: LookUp,
  keysOf: (value: unknown) => unknown[],
  parameters: Record<string, unknown>,
): Candidates | undefined {
  const find = (keys: readonly unknown[]): readonly Seen[] => {
    const known = new Set(keys.filter((key) => typeof key === 'string'));
    if (lookUp.others && keys.some((key) => typeof key !== 'string')) return lookUp.others();
    const [only] = known;
    if (known.size === 1 && only !== undefined) return lookUp.find(only);
    const found = [...known].flatMap((key) => lookUp.find(key));
    return byId([...new Map(found.map((seen) => [seen.row, seen])).values()]);
  };
  if (!isConstant(node)) {
    const late = seenFromOutside(node);
    if (!late) return undefined;
    const areAll = lookUp.others === undefined;
    const findLate = ([value]: readonly unknown[]) => find(keysOf(value));
    return { atMost: FEW, late: [late], areAll, settled: [], find: findLate };
  }
  const keys = keysOf(constantValue(node, parameters));
  if (lookUp.others && keys.some((key) => typeof key !== 'string')) return undefined;
  const counts = keys.map((key) => (typeof key === 'string' ? lookUp.count(key) : 0));
  const atMost = counts.reduce((sum, count) => sum + count, 0);
  return { atMost, late: [], areAll: true, settled: [], find: () => find(keys) };
}

/** `sanity::versionOf(id)`, `sanity::partOfRelease(name)`. */
function layersLookedUp(
  name: string,
  [argument]: readonly ExprNode[],
  snapshot: Snapshot,
  parameters: Record<string, unknown>,
): Candidates | undefined {
  const find =
    name === 'versionOf'
      ? (id: string) => snapshot.layersOf(id)
      : name === 'partOfRelease'
        ? (release: string) => snapshot.inRelease(release)
        : undefined;
  if (!argument || !find) return undefined;
  const lookUp = { find, count: () => FEW, others: undefined };
  const found = lookedUp(argument, lookUp, (value) => [value], parameters);
  return found && { ...found, areAll: false };
}

function listedIn(snapshot: Snapshot, index: IndexName): LookUp {
  return {
    find: (key) => snapshot.listed(index, key),
    count: (key) => snapshot.dataset.count(index, key, MANY),
    others: index === 'slug' ? () => snapshot.everything() : undefined,
  };
}

/** How to look up an attribute of the document itself. */
function lookUpBy(node: ExprNode, snapshot: Snapshot): LookUp | undefined {
  if (node.type === 'Group') return lookUpBy(node.base, snapshot);
  switch (pathOf(node)) {
    case '_id': {
      const find = (id: string) => [snapshot.find(id) ?? []].flat();
      return { find, count: () => 1, others: undefined };
    }
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
