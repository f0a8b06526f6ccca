import { type ExprNode, evaluate, evaluateSync, GroqSyntaxError, parse, toJS } from 'groq-js';
import { contentError, LakeError } from '../errors.ts';
import { rewrite } from './rewrite.ts';
import type { Snapshot } from './snapshot.ts';

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
    tree = parse(query, { params: parameters });
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const start = error instanceof GroqSyntaxError ? error.position : 0;
    const end = Math.max(start, query.length);
    throw contentError(400, 'queryParseError', error.message, { query, start, end });
  }
  parsed.set(key, tree);
  const [oldest] = parsed.keys();
  if (parsed.size > PARSED_QUERIES_KEPT && oldest !== undefined) parsed.delete(oldest);
  return tree;
}

function optionsFor(question: Question, snapshot: Snapshot, needsAll: boolean) {
  return {
    dataset: needsAll ? snapshot.all() : [],
    params: question.parameters,
    identity: question.identity ?? 'anonymous',
    sanity: { projectId: snapshot.dataset.project, dataset: snapshot.dataset.name },
    dereference: ({ _ref }: { _ref: string }) => snapshot.get(_ref),
  };
}

/**
 * Answers a query on the documents of a snapshot, in one go: no write comes in between.
 * Throws Sanity's error for a query that cannot be parsed, or needs what groq-js lacks.
 */
export function runQuerySync(question: Question, snapshot: Snapshot): unknown {
  const { tree, needsAll } = rewrite(parseQuery(question), snapshot, question.parameters);
  try {
    return toJS(evaluateSync(tree, optionsFor(question, snapshot, needsAll)));
  } catch (error) {
    throw explain(error, question);
  }
}

/** As runQuerySync, and also for what groq-js can only do asynchronously (`diff::`, `delta::`). */
export async function runQuery(question: Question, snapshot: Snapshot): Promise<unknown> {
  if (!/\b(diff|delta)\s*::/.test(question.query)) return runQuerySync(question, snapshot);
  const { tree, needsAll } = rewrite(parseQuery(question), snapshot, question.parameters);
  try {
    const value = await evaluate(tree, optionsFor(question, snapshot, needsAll));
    return await value.get();
  } catch (error) {
    throw explain(error, question);
  }
}

function explain(error: unknown, { query }: Question): unknown {
  if (!(error instanceof Error) || error instanceof LakeError) return error;
  if (/not implemented|not supported/.test(error.message)) {
    return contentError(
      501,
      'queryEvaluationError',
      `This lake cannot evaluate a function that the query uses (${error.message})`,
      { query },
    );
  }
  return error;
}
