import { z } from 'zod';
import { askGroups, isAboutGroups } from '../access/groups.ts';
import { apiError } from '../errors.ts';
import {
  type Endpoint,
  flag,
  jsonBody,
  type RequestContext,
  requireDataset,
} from '../http/context.ts';
import type { Lake } from '../lake.ts';
import { readPerspective } from '../query/perspective.ts';
import { runMappedQuery, runQuery } from '../query/run.ts';
import type { Selectors } from '../query/sourceMap/sourceMap.ts';
import { tagging } from '../query/syncTags.ts';
import { viewOf } from '../query/views.ts';

const body = z.looseObject({
  query: z.string(),
  params: z.record(z.string(), z.unknown()).default({}),
});

/** GET and POST /data/query/:dataset — https://www.sanity.io/docs/http-query */
export const query: Endpoint = (routes, lake) => {
  routes.get('/data/query/:dataset', (context) => {
    const text = context.req.query('query');
    if (text === undefined) throw apiError(400, 'The parameter "query" is missing');
    return answer(context, lake, text, parametersIn(context));
  });
  routes.post('/data/query/:dataset', async (context) => {
    const parsed = body.safeParse(await jsonBody(context));
    if (!parsed.success) throw apiError(400, 'Expected {"query": "…", "params"?: {…}}');
    return answer(context, lake, parsed.data.query, parsed.data.params);
  });
};

/** `$name` parameters of a query string: each is JSON. */
export function parametersIn(context: RequestContext): Record<string, unknown> {
  const parameters: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(context.req.query())) {
    if (!name.startsWith('$')) continue;
    try {
      parameters[name.slice(1)] = JSON.parse(value);
    } catch {
      throw apiError(400, `The parameter "${name}" is not JSON: ${value}`);
    }
  }
  return parameters;
}

/** Whether a source map is asked for, and how it is to name elements of arrays. */
function readSelectors(parameter: string | undefined): Selectors | undefined {
  if (parameter === undefined || parameter === 'false') return undefined;
  if (parameter === 'true') return 'index';
  if (parameter === 'withKeyArraySelector') return 'key';
  throw apiError(400, 'resultSourceMap is true, false or withKeyArraySelector');
}

async function answer(
  context: RequestContext,
  lake: Lake,
  text: string,
  parameters: Record<string, unknown>,
): Promise<Response> {
  const started = performance.now();
  const startedCpu = process.threadCpuUsage();
  const dataset = requireDataset(context, lake);
  if (context.req.query('variant') ?? context.req.query('variantCondition')) {
    throw apiError(501, 'This lake does not support variants in queries');
  }
  const { identity, apiVersion } = context.var;
  if (isAboutGroups(text)) {
    return context.json({ query: text, result: await askGroups(lake, identity, text), ms: 0 });
  }
  const perspective = readPerspective(context.req.query('perspective'), apiVersion);
  // Words that are not read yet, after an import, are read with pauses in which others are served.
  if (/\bmatch\b/.test(text)) await dataset.indexWords();
  const question = { query: text, parameters, identity: identity.id };
  const { snapshot, tags } = tagging(viewOf(dataset, identity, perspective));
  const selectors = readSelectors(context.req.query('resultSourceMap'));
  const answered = selectors
    ? await runMappedQuery(question, snapshot, selectors)
    : { result: await runQuery(question, snapshot) };
  const duration = performance.now() - started;
  const { user, system } = process.threadCpuUsage(startedCpu);
  // The second is what it costs, also where other programs take turns with the lake.
  const cpu = (user + system) / 1000;
  context.header('Server-Timing', `query;dur=${duration.toFixed(3)}, cpu;dur=${cpu.toFixed(3)}`);
  return context.json({
    ...(flag(context, 'returnQuery', true) ? { query: text } : {}),
    ...answered,
    result: answered.result ?? null,
    syncTags: tags(),
    ms: Math.round(duration),
  });
}
