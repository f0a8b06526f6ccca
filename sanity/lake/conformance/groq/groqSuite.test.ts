import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestLake, type TestLake } from '../../testLake.ts';
import { runSuite } from './run.ts';
import { readSuite } from './suite.ts';

let lake: TestLake;
let folder: string;
beforeAll(async () => {
  lake = await startTestLake({ projects: undefined });
  folder = mkdtempSync(join(tmpdir(), 'groq-suite-'));
});
afterAll(async () => {
  await lake.dispose();
  rmSync(folder, { recursive: true, force: true });
});

const documents = [
  { _id: 'a', name: 'Untyped', friend: { _ref: 'nobody' } },
  { _id: 'b', _type: 'thing', text: 'a word' },
  { _id: 'c', _type: 'thing', text: 'a word and a word' },
];
const dataset = { _ref: 'd' };
const tests = [
  { query: '*[_id == "a"]', result: [documents[0]] },
  {
    query: '*[_type == "thing"] | score(text match "word") {_id, _score}',
    result: [
      { _id: 'c', _pos: 1 },
      { _id: 'b', _pos: 2 },
    ],
  },
  { query: '*[', valid: false },
  { query: '*[_id == "b"].text', result: ['another word'] },
  { query: '1', valid: false },
  { query: 'count(*)', result: 500, dataset: { _ref: 'elsewhere' } },
  { query: 'obsolete', result: 1, version: '< 1.0' },
];

it('runs a suite over HTTP, and tells what fails and what it has no documents for', async () => {
  const entries = [
    { _type: 'dataset', _id: 'd', documents },
    { _type: 'dataset', _id: 'elsewhere', url: 'https://example.com/large.ndjson' },
    ...tests.map((test) => ({ _type: 'test', dataset, version: '>= 1.0', ...test })),
  ];
  const lines = entries.map((each) => JSON.stringify(each));
  writeFileSync(join(folder, 'suite.ndjson'), lines.join('\n'));
  const outcomes = await runSuite(readSuite(folder), {
    url: lake.url,
    token: 'token-of-administrator',
    projectId: 'suite',
  });
  expect(outcomes.map(({ failure, isLeftOut }) => (isLeftOut ? 'left out' : failure))).toEqual([
    undefined,
    undefined,
    undefined,
    'answered ["a word"]',
    'answered 200',
    'left out',
  ]);
});
