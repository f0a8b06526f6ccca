import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { readLists } from './readIndex.ts';
import { readRecentLists } from './readRecentLists.ts';
import type { ContentSource } from './source.ts';
import { sampleMonograph } from './testing/samples.ts';
import { startTestLake, type TestLake } from './testing/testLake.ts';

let lake: TestLake;
let source: ContentSource;

beforeAll(async () => {
  lake = await startTestLake();
});
afterAll(() => lake.close());
beforeEach(async () => {
  source = await lake.afresh();
});

async function slugs(from = source): Promise<string[]> {
  return (await readRecentLists(from)).entries.map(({ slug }) => slug);
}

test('many requests in a row cost the lake one, and get the same lists', async () => {
  await lake.editor.create(sampleMonograph('plainol'));
  await slugs();
  const before = lake.proxy.requests;
  const lists = await readRecentLists(source);
  expect(await readRecentLists(source)).toBe(lists);
  expect(lake.proxy.requests).toBe(before);
});

test('once the site has been told of a change, the next request sees it', async () => {
  await lake.editor.create(sampleMonograph('plainol'));
  expect(await slugs()).toEqual(['plainol']);
  await lake.editor.create(sampleMonograph('newol'));
  await readLists(source);
  expect(await slugs()).toEqual(['newol', 'plainol']);
  await lake.editor.delete('monograph-newol');
  await readLists(source);
  expect(await slugs()).toEqual(['plainol']);
});

test('another process of the site was told: this one sees it too', async () => {
  await lake.editor.create(sampleMonograph('plainol'));
  const here = lake.source();
  const there = lake.source();
  await slugs(here);
  await lake.editor.create(sampleMonograph('newol'));
  await readLists(there);
  expect(await slugs(here)).toEqual(['newol', 'plainol']);
});
