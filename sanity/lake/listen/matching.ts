import { type ExprNode, evaluateSync } from 'groq-js';
import { rewrite } from '../query/rewrite.ts';
import type { Snapshot } from '../query/snapshot.ts';
import type { LakeDocument } from '../store/document.ts';
import { UnreadDocument } from '../store/lazyDocument.ts';
import { wordsOf } from '../store/words.ts';

/**
 * Takes the query a listener follows; returns whether a document, standing alone in place of the
 * dataset, is among its answers. References lead into the dataset as it is.
 */
export function followed(
  tree: ExprNode,
  parameters: Record<string, unknown>,
  identity: string,
): (document: LakeDocument | null, snapshot: Snapshot) => boolean {
  return (document, snapshot) => {
    if (!document) return false;
    const source = { whole: () => document, words: () => wordsOf(document) };
    const withWords = new UnreadDocument(document, new Set(), source).lazy();
    const { tree: alone, needsAll } = rewrite(onlyFrom(tree, withWords), snapshot, parameters);
    const options = {
      dataset: needsAll ? snapshot.all() : [],
      params: parameters,
      identity,
      dereference: ({ _ref }: { _ref: string }) => snapshot.get(_ref),
    };
    const { data } = evaluateSync(alone, options);
    return Array.isArray(data) ? data.length > 0 : data !== null;
  };
}

/** The query with the dataset at its root replaced by one document. */
function onlyFrom(node: ExprNode, document: LakeDocument): ExprNode {
  if (node.type === 'Everything') return { type: 'Value', value: [document] };
  if ('base' in node && node.base) {
    return Object.assign({}, node, { base: onlyFrom(node.base, document) });
  }
  return node;
}
