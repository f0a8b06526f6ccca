import type { ExprNode } from 'groq-js';
import type { Dataset } from '../store/dataset.ts';
import { rowOf } from '../store/lazyDocument.ts';
import { referencesIn } from '../store/references.ts';
import { constantValue, isConstant } from './constants.ts';

/** Tells of documents whether they refer to some that are known beforehand. */
export type Referring = {
  /** Whether the document of a row does; asked of the index, not of the document. */
  has: (row: number) => boolean;
  /** As `references()`, of any value. */
  isOne: (value: unknown) => boolean;
};

/** Takes `references("a", ["b"])`; undefined for anything else, and if it is not known beforehand. */
export function referringTo(
  node: ExprNode,
  dataset: Dataset,
  parameters: Record<string, unknown>,
): Referring | undefined {
  if (node.type !== 'FuncCall' || node.namespace !== 'global' || node.name !== 'references') return;
  if (!node.args.every(isConstant)) return undefined;
  const values = node.args.flatMap((each) => constantValue(each, parameters));
  const targets = new Set(values.filter((each) => typeof each === 'string'));
  let rows: Set<number> | undefined;
  const has = (row: number) => {
    rows ??= new Set(
      [...targets].flatMap((id) => dataset.listed('reference', id)).map((each) => each.row),
    );
    return rows.has(row);
  };
  const isOne = (value: unknown) => {
    const row = rowOf(value);
    if (row !== undefined) return has(row);
    return referencesIn(value).some(({ target }) => targets.has(target));
  };
  return { has, isOne };
}
