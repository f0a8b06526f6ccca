import { type ExprNode, evaluateSync, toJS } from 'groq-js';
import { mapChildren } from '../query/mapTree.ts';
import { parseOpen } from '../query/parse.ts';
import { rewrite } from '../query/rewrite.ts';
import type { Snapshot } from '../query/snapshot.ts';
import type { LakeDocument } from '../store/document.ts';
import type { Identity } from './identity.ts';

/** What a grant's expressions may ask beside the document: see `Circumstances`. */
const PARAMETERS = ['after', 'before', 'changes', 'fields', 'name', 'publishedId'] as const;

type ParameterName = (typeof PARAMETERS)[number];

/** What a grant's expressions are asked about. All is worked out only for those that ask for it. */
export type Circumstances = {
  identity: Identity;
  /** The dataset, of which `*` is everything. */
  snapshot: () => Snapshot;
  /** The time of the transaction, if there is one: `now()`. */
  timestamp?: string;
  parameter: (name: Exclude<ParameterName, 'changes'>) => unknown;
  /** The newest changes of a document, for `$changes`. */
  changes: (id: string) => unknown;
};

type Expression = { tree: ExprNode; parameters: ReadonlySet<ParameterName>; looksUp: boolean };

const known = new Map<string, Expression>();

/** Takes the text of an expression. Throws groq-js's error if it is none that a grant can have. */
export function readExpression(text: string): Expression {
  const found = known.get(text);
  if (found) return found;
  const tree = parseOpen(text, PARAMETERS);
  const parts = partsOf(tree);
  const parameters = new Set(
    PARAMETERS.filter((name) =>
      parts.some((part) => part.type === 'Parameter' && part.name === name),
    ),
  );
  const looksUp = parts.some(({ type }) => type === 'Everything' || type === 'Deref');
  const expression = { tree, parameters, looksUp };
  known.set(text, expression);
  return expression;
}

/**
 * The value of an expression for a document.
 * @param changesOf An expression of the id of the document whose changes are `$changes`.
 */
export function valueFor(
  document: LakeDocument,
  text: string,
  circumstances: Circumstances,
  changesOf?: string,
): unknown {
  const { tree, parameters, looksUp } = readExpression(text);
  const { identity, snapshot, timestamp } = circumstances;
  const parameter = (name: ParameterName): unknown => {
    if (name !== 'changes') return circumstances.parameter(name);
    const id = changesOf === undefined ? null : valueFor(document, changesOf, circumstances);
    return typeof id === 'string' ? circumstances.changes(id) : null;
  };
  const options = {
    root: document,
    params: Object.fromEntries([...parameters].map((name) => [name, parameter(name)])),
    identity: identity.id,
    ...(timestamp === undefined ? {} : { timestamp: new Date(timestamp) }),
  };
  if (!looksUp) return toJS(evaluateSync(tree, { ...options, dataset: [] }));
  const seen = snapshot();
  const rewritten = rewrite(tree, seen, options.params);
  return toJS(
    evaluateSync(rewritten.tree, {
      ...options,
      dataset: rewritten.needsAll ? seen.all() : [],
      dereference: ({ _ref }: { _ref: string }) => seen.get(_ref),
    }),
  );
}

function partsOf(node: ExprNode): ExprNode[] {
  const parts = [node];
  mapChildren(node, (child) => {
    parts.push(...partsOf(child));
    return child;
  });
  return parts;
}
