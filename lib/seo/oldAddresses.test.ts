import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { ContentSource } from '#lib/content/source.ts';
import { sampleMonograph } from '#lib/content/testing/samples.ts';
import { startTestLake, type TestLake } from '#lib/content/testing/testLake.ts';
import { readOldAddress } from './oldAddresses.ts';

let lake: TestLake;
let source: ContentSource;

beforeAll(async () => {
  lake = await startTestLake();
});
afterAll(() => lake.close());
beforeEach(async () => {
  source = await lake.afresh();
  await lake.editor.create(sampleMonograph('plainol', { previousSlugs: ['oldol', '5-plainol'] }));
});

async function leadsTo(path: string): Promise<string | undefined> {
  return (await readOldAddress(source, path))?.to;
}

test('an old address leads to the page of today, for ever', async () => {
  expect(await readOldAddress(source, '/composition/p/plainol')).toEqual({
    to: '/drugs/plainol',
    permanent: true,
  });
  expect(await leadsTo('/composition/p/plainol/')).toBe('/drugs/plainol');
  expect(await leadsTo('/composition/o/oldol')).toBe('/drugs/plainol');
  expect(await leadsTo('/composition/5/5-plainol')).toBe('/drugs/plainol');
});

test.each([
  '/composition/q/plainol',
  '/composition/o/plainol',
  '/composition/n/never-was',
  '/composition/P/Plainol',
  '/composition/p/plainol/more',
  '/composition/p//plainol',
  '/composition/p/plainol%2f..%2f..',
  '/composition/p/..',
  '/composition/p',
  '/old/composition/p/plainol',
])('%s leads nowhere', async (path) => {
  expect(await leadsTo(path)).toBeUndefined();
});

test('it leads nowhere once the page is gone, and still there while the lake fails', async () => {
  expect(await leadsTo('/composition/p/plainol')).toBe('/drugs/plainol');
  lake.proxy.fault = 'down';
  expect(await leadsTo('/composition/p/plainol')).toBe('/drugs/plainol');
  lake.proxy.fault = undefined;
  await lake.editor.delete('monograph-plainol');
  expect(await leadsTo('/composition/p/plainol')).toBeUndefined();
});

test('an address that drafts or faulty documents have leads nowhere', async () => {
  await lake.editor.create({ ...sampleMonograph('draftol'), _id: 'drafts.monograph-draftol' });
  await lake.editor.create(sampleMonograph('faultol', { usage: 'not rich text' }));
  expect(await leadsTo('/composition/d/draftol')).toBeUndefined();
  expect(await leadsTo('/composition/f/faultol')).toBeUndefined();
});
