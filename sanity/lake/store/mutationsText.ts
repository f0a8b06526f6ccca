import type { LakeDocument } from './document.ts';
import { isObject } from './json.ts';

/** Stands for the content of a mutation that is, word for word, what the document became. */
const RESULT = 'result';

const KINDS = ['create', 'createOrReplace', 'createIfNotExists'] as const;

/**
 * Takes a document's mutations in a transaction and what came of them; returns them as text. The
 * content of one that creates is not written a second time.
 */
export function mutationsText(mutations: unknown[], after: LakeDocument | null): string {
  const [only, ...others] = mutations;
  const kind = isObject(only) && others.length === 0 && KINDS.find((each) => each in only);
  if (!kind || !after || !isObject(only)) return JSON.stringify(mutations);
  const said = only[kind];
  const isResult =
    Object.keys(only).length === 1 && isObject(said) && areSame(said, contentOf(after));
  return JSON.stringify(isResult ? [{ [kind]: RESULT }] : mutations);
}

/** The inverse of `mutationsText`. */
export function readMutationsText(text: string, after: LakeDocument | null): unknown[] {
  const mutations: unknown = JSON.parse(text);
  if (!Array.isArray(mutations)) return [];
  return mutations.map((mutation: unknown) => {
    const kind = isObject(mutation) && KINDS.find((each) => mutation[each] === RESULT);
    return kind && after ? { [kind]: contentOf(after) } : mutation;
  });
}

/** What a mutation that creates says of a document: what is not up to the transaction. */
function contentOf(document: LakeDocument): Record<string, unknown> {
  const { _id, _type, _createdAt, _updatedAt, _rev, ...content } = document;
  return { ...content, _id, _type, _createdAt };
}

/** Whether two objects hold the very same values under the same names, in the same order. */
function areSame(a: Record<string, unknown>, b: Record<string, unknown>): boolean {
  const names = Object.keys(a);
  const others = Object.keys(b);
  return (
    names.length === others.length &&
    names.every((name, index) => name === others[index] && a[name] === b[name])
  );
}
