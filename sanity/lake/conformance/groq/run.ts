import { isObject } from '../../store/json.ts';
import { isAsExpected, ranked, storable } from './compare.ts';
import type { GroqTest, Suite } from './suite.ts';

export type Outcome = {
  test: GroqTest;
  /** Why it failed; undefined if it passed. */
  failure?: string;
  /** Its documents are not in the suite, but somewhere on the internet. */
  isLeftOut?: boolean;
};

type Lake = { url: string; token: string; projectId: string };

/** Loads every dataset of a suite into a lake and asks it every query, over HTTP. */
export async function runSuite(suite: Suite, lake: Lake): Promise<Outcome[]> {
  const loaded = new Map<string, Promise<string>>();
  const outcomes: Outcome[] = [];
  for (const test of suite.tests) {
    const id = test.dataset._ref;
    const documents = suite.datasets.get(id);
    if (!documents) {
      outcomes.push({ test, isLeftOut: true });
      continue;
    }
    const name = `groq-${[...suite.datasets.keys()].indexOf(id)}`;
    const loading = loaded.get(id) ?? load(name, documents, lake).then(() => name);
    loaded.set(id, loading);
    try {
      const failure = await failureOf(test, await loading, lake);
      outcomes.push({ test, ...(failure === undefined ? {} : { failure }) });
    } catch (error) {
      outcomes.push({ test, failure: `${error}` });
    }
  }
  return outcomes;
}

async function load(dataset: string, documents: object[], lake: Lake): Promise<void> {
  // One change at least, so that there is a dataset.
  const first = [{ delete: { id: 'nothing' } }];
  const rest = documents.map((document) => ({ createOrReplace: storable(document) }));
  const { status, body } = await post(lake, `mutate/${dataset}`, {
    mutations: [...first, ...rest],
  });
  if (status !== 200) throw new Error(`Its documents are refused: ${JSON.stringify(body)}`);
}

async function failureOf(
  { query, params, result, valid }: GroqTest,
  dataset: string,
  lake: Lake,
): Promise<string | undefined> {
  const question = { query, params: params ?? {} };
  const { status, body } = await post(lake, `query/${dataset}?perspective=raw`, question);
  if (valid === false) return status === 400 ? undefined : `answered ${status}`;
  if (status !== 200 || !isObject(body)) return JSON.stringify(body);
  const actual = ranked(body.result);
  return isAsExpected(actual, result) ? undefined : `answered ${JSON.stringify(actual)}`;
}

async function post({ url, token, projectId }: Lake, path: string, content: object) {
  const response = await fetch(`${url}/v2025-02-19/data/${path}`, {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${token}`,
      'Content-Type': 'application/json',
      'X-Sanity-Project-ID': projectId,
    },
    body: JSON.stringify(content),
  });
  const body: unknown = await response.json();
  return { status: response.status, body };
}
