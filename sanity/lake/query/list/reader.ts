import type { ExprNode } from 'groq-js';
import { type Path, valueAt } from '../../store/columns.ts';
import type { Dataset } from '../../store/dataset.ts';
import { constantValue, isConstant } from '../constants.ts';
import { referringTo } from '../referring.ts';
import type { Seen } from '../snapshot.ts';

/** A document in a list: what is seen of it, and what stands at the paths that are read. */
export type Line = { seen: Seen; values: readonly unknown[] };

/** What an expression is of a document; null where GROQ has null. */
export type Reader = (line: Line) => unknown;

/** What readers have in common: the paths they need, and the parameters of the query. */
export class Reading {
  readonly paths: Path[] = [];
  readonly dataset: Dataset;
  readonly parameters: Record<string, unknown>;
  readonly #places = new Map<string, number>();

  constructor(dataset: Dataset, parameters: Record<string, unknown>) {
    this.dataset = dataset;
    this.parameters = parameters;
  }

  /** Where the value at a path will be among those of a line. */
  placeOf(path: Path): number {
    const key = JSON.stringify(path);
    const place = this.#places.get(key) ?? this.paths.push(path) - 1;
    this.#places.set(key, place);
    return place;
  }
}

/**
 * Takes an expression that is applied to documents; returns what reads it as groq-js would, but
 * without the scopes and wrapped values that groq-js makes for every step. Undefined for all but
 * the plainest expressions: those are left to groq-js.
 */
export function readerOf(node: ExprNode, reading: Reading): Reader | undefined {
  const path = pathOf(node);
  if (path) return readerOfPath(path, reading);
  if (isConstant(node)) {
    const value = constantValue(node, reading.parameters) ?? null;
    return () => value;
  }
  const referring = referringTo(node, reading.dataset, reading.parameters);
  if (referring) return ({ seen }) => referring.has(seen.row);
  const readers = partsOf(node)?.map((part) => readerOf(part, reading));
  const work = workOf(node);
  if (!readers || !work || !readers.every((reader) => reader !== undefined)) return undefined;
  const [first = () => null, second = () => null] = readers;
  if (readers.length <= 1) return (line) => work(first(line));
  if (readers.length === 2) return (line) => work(first(line), second(line));
  return (line) => work(...readers.map((reader) => reader(line)));
}

function readerOfPath([name = '', ...names]: Path, reading: Reading): Reader {
  // A document that is seen under another id shows that.
  if (name === '_id') return ({ seen }) => valueAt(seen.id, names) ?? null;
  const place = reading.placeOf([name, ...names]);
  if (name !== '_originalId') return ({ values }) => values[place];
  return ({ seen, values }) =>
    seen.originalId === undefined ? values[place] : (valueAt(seen.originalId, names) ?? null);
}

/** `attribute`, `@.attribute`, `attribute.of.that`. */
function pathOf(node: ExprNode): Path | undefined {
  if (node.type !== 'AccessAttribute') return undefined;
  if (!node.base || node.base.type === 'This') return [node.name];
  const base = pathOf(node.base);
  return base && [...base, node.name];
}

function partsOf(node: ExprNode): ExprNode[] | undefined {
  switch (node.type) {
    case 'Group':
    case 'Not':
      return [node.base];
    case 'And':
    case 'Or':
    case 'OpCall':
      return [node.left, node.right];
    case 'FuncCall':
      return node.args;
    default:
      return undefined;
  }
}

type Work = (...values: unknown[]) => unknown;

function workOf(node: ExprNode): Work | undefined {
  if (node.type === 'OpCall') return OPERATORS[node.op];
  if (node.type === 'FuncCall') return FUNCTIONS[`${node.namespace}::${node.name}`];
  return CONNECTIVES[node.type];
}

const CONNECTIVES: Partial<Record<ExprNode['type'], Work>> = {
  Group: (value) => value,
  Not: (value) => (typeof value === 'boolean' ? !value : null),
  And: (a, b) => (a === false || b === false ? false : a === true && b === true ? true : null),
  Or: (a, b) => (a === true || b === true ? true : a === false && b === false ? false : null),
};

const OPERATORS: Partial<Record<string, Work>> = {
  '==': isEqual,
  '!=': (a, b) => !isEqual(a, b),
  '<': (a, b) => compared(a, b, (difference) => difference < 0),
  '<=': (a, b) => compared(a, b, (difference) => difference <= 0),
  '>': (a, b) => compared(a, b, (difference) => difference > 0),
  '>=': (a, b) => compared(a, b, (difference) => difference >= 0),
  in: (a, b) => (Array.isArray(b) ? b.some((each) => isEqual(a, each ?? null)) : null),
};

const lower: Work = (value) => (typeof value === 'string' ? value.toLowerCase() : null);
const upper: Work = (value) => (typeof value === 'string' ? value.toUpperCase() : null);

const FUNCTIONS: Partial<Record<string, Work>> = {
  'global::coalesce': (...values) => values.find((value) => value !== null) ?? null,
  'global::defined': (value) => value !== null,
  'global::lower': lower,
  'global::upper': upper,
  'string::lower': lower,
  'string::upper': upper,
  'string::startsWith': (text, beginning) =>
    typeof text === 'string' && typeof beginning === 'string' ? text.startsWith(beginning) : null,
};

/** Arrays and objects equal nothing, not even themselves. */
function isEqual(a: unknown, b: unknown): boolean {
  return a === b && (typeof a !== 'object' || a === null);
}

function compared(a: unknown, b: unknown, holds: (difference: number) => boolean): boolean | null {
  const difference = differenceOf(a, b);
  return difference === null ? null : holds(difference);
}

/** Which of two values comes first; null if they cannot be compared. */
export function differenceOf(a: unknown, b: unknown): number | null {
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : a > b ? 1 : 0;
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'boolean' && typeof b === 'boolean') return Number(a) - Number(b);
  return null;
}
