import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { benchSize } from './bench.ts';
import { Magazine } from './documents.ts';
import { questionsFor } from './questions.ts';
import { tableOf } from './table.ts';

test('the same size and seed make the same documents, of the size that is promised', () => {
  const documents = [...new Magazine(1000).documents()];
  expect(documents).toHaveLength(1000);
  expect(new Set(documents.map(({ _id }) => _id)).size).toBe(1000);
  expect([...new Magazine(1000).documents()]).toEqual(documents);
  expect([...new Magazine(1000, 7).documents()]).not.toEqual(documents);
  const lengths = documents
    .filter(({ _type }) => _type === 'article')
    .map((article) => JSON.stringify(article).length)
    .sort((a, b) => a - b);
  expect(lengths[Math.floor(lengths.length / 2)]).toBeGreaterThan(2000);
  expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThan(4000);
  expect(lengths.at(-1)).toBeGreaterThan(12_000);
  const rare = documents.filter((each) => JSON.stringify(each).includes('quibbleworth'));
  expect(rare.length).toBeGreaterThanOrEqual(3);
  expect(rare.length).toBeLessThan(7);
});

test('a small run measures everything, agrees with groq-js, and leaves nothing behind', async () => {
  const before = leftovers();
  const effort = { atMostRuns: 2, atMostMs: 1000 };
  const size = 200;
  const report = await benchSize({
    size,
    pace: {
      lake: effort,
      naive: effort,
      starts: 1,
      transactions: 5,
      listeners: 5,
      changesHeard: 2,
    },
  });
  const asked = questionsFor(new Magazine(size)).filter(({ leastArticles }) => !leastArticles);
  expect(report.reads.map(({ name }) => name)).toEqual(asked.map(({ name }) => name));
  for (const { evaluation, http, naive } of report.reads) {
    for (const timing of [evaluation, http, naive]) expect(timing?.median).toBeGreaterThan(0);
  }
  for (const { documentsPerSecond } of report.writes) expect(documentsPerSecond).toBeGreaterThan(0);
  expect(report.fanOut.listeners).toBe(5);
  expect(report.lake.file).toBeGreaterThan(0);
  expect(tableOf(report)).toMatch(/^## 200 documents\n\nquery, ms +first +lake/);
  expect(leftovers()).toEqual(before);
}, 120_000);

function leftovers(): string[] {
  return readdirSync(tmpdir()).filter((name) => name.startsWith('lake-bench-'));
}
