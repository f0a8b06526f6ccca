import type { ContentSourceMap } from '@sanity/client';
import { evaluate, evaluateSync, toJS } from 'groq-js';
import { contentError, LakeError } from '../errors.ts';
import { parseQuery, type Question } from './parse.ts';
import { rewrite } from './rewrite.ts';
import type { Snapshot } from './snapshot.ts';
import { Origins } from './sourceMap/origins.ts';
import { type Selectors, sourceMapOf } from './sourceMap/sourceMap.ts';
import { TracedSnapshot } from './sourceMap/tracedSnapshot.ts';
import { tracing } from './sourceMap/tracing.ts';

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

export type MappedResult = { result: unknown; resultSourceMap: ContentSourceMap };

/**
 * As runQuerySync; returns also where in which documents the values of the result stand:
 * https://www.sanity.io/docs/content-source-maps
 */
export async function runMappedQuery(
  question: Question,
  snapshot: Snapshot,
  selectors: Selectors,
): Promise<MappedResult> {
  if (/\bmatch\b/.test(question.query)) await snapshot.dataset.indexWords();
  if (isAsynchronous(question)) {
    // These compare states of a document: what they make of it stands nowhere.
    const resultSourceMap = { documents: [], paths: [], mappings: {} };
    return { result: await runQuery(question, snapshot), resultSourceMap };
  }
  const result = runQuerySync(question, snapshot);
  const origins = new Origins();
  const traced = new TracedSnapshot(snapshot, origins);
  const { tree, needsAll } = rewrite(parseQuery(question), traced, question.parameters);
  const options = optionsFor(question, traced, needsAll);
  const dereference = ({ _ref }: { _ref: string }) => traced.get(origins.plainText(_ref));
  const { data } = evaluateSync(tracing(tree, origins), { ...options, dereference });
  return { result, resultSourceMap: sourceMapOf(result, data, origins, selectors) };
}

/** As runQuerySync, and also for `diff::` and `delta::`. */
export async function runQuery(question: Question, snapshot: Snapshot): Promise<unknown> {
  // Others have their turn while words are indexed; then the answer is found in one go.
  if (/\bmatch\b/.test(question.query)) await snapshot.dataset.indexWords();
  if (!isAsynchronous(question)) return runQuerySync(question, snapshot);
  const { tree, needsAll } = rewrite(parseQuery(question), snapshot, question.parameters);
  try {
    const value = await evaluate(tree, optionsFor(question, snapshot, needsAll));
    return await value.get();
  } catch (error) {
    throw explain(error, question);
  }
}

/** Whether groq-js can answer only asynchronously. */
function isAsynchronous({ query }: Question): boolean {
  return /\b(diff|delta)\s*::/.test(query);
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
