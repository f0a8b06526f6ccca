import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const dataset = z.looseObject({
  _type: z.literal('dataset'),
  _id: z.string(),
  documents: z.array(z.record(z.string(), z.unknown())).optional(),
});

const test = z.looseObject({
  _type: z.literal('test'),
  name: z.string().nullish(),
  filename: z.string().default('?'),
  query: z.string(),
  result: z.unknown().optional(),
  valid: z.boolean().nullish(),
  params: z.record(z.string(), z.unknown()).nullish(),
  features: z.array(z.string()).nullish(),
  version: z.string().nullish(),
  dataset: z.object({ _ref: z.string() }),
});

const entry = z.discriminatedUnion('_type', [dataset, test]);

export type GroqTest = z.infer<typeof test>;

export type Suite = { datasets: Map<string, Record<string, unknown>[]>; tests: GroqTest[] };

/** The revision of GROQ that Sanity's API speaks: GROQ-1.revision2. */
const REVISION = 1002;

/**
 * Takes the compiled suite of https://github.com/sanity-io/groq-test-suite (`suite.ndjson`, from its
 * releases or its build), or a folder with it; returns the tests for this revision of GROQ.
 * Throws if a line is not an entry of a suite.
 */
export function readSuite(path: string): Suite {
  const file = statSync(path).isDirectory() ? join(path, 'suite.ndjson') : path;
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  const entries = lines.map((line) => entry.parse(JSON.parse(line)));
  const datasets = entries.flatMap((each) => {
    return each._type === 'dataset' && each.documents ? [[each._id, each.documents] as const] : [];
  });
  const tests = entries.filter((each) => each._type === 'test');
  return { datasets: new Map(datasets), tests: tests.filter(isForThisRevision) };
}

function isForThisRevision({ version }: GroqTest): boolean {
  const conditions = [...(version ?? '').matchAll(/(>=|<=|>|<|\^|~|=)?\s*(\d+)\.(\d+)/g)];
  return conditions.every(([, sign = '=', major, minor]) => {
    const revision = Number(major) * 1000 + Number(minor);
    if (sign === '>=') return REVISION >= revision;
    if (sign === '<=') return REVISION <= revision;
    if (sign === '>') return REVISION > revision;
    if (sign === '<') return REVISION < revision;
    return Math.floor(REVISION / 1000) === Number(major) && (sign !== '=' || REVISION === revision);
  });
}
