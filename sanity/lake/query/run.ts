import { evaluate, evaluateSync, toJS } from 'groq-js';
import { contentError, LakeError } from '../errors.ts';
import { parseQuery, type Question } from './parse.ts';
import { rewrite } from './rewrite.ts';
import type { Snapshot } from './snapshot.ts';

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
