import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { sampleMonograph } from '#lib/content/testing/samples.ts';
import { startTestLake, type TestLake } from '#lib/content/testing/testLake.ts';
import { readHealth } from './health.ts';

let lake: TestLake;
beforeAll(async () => {
  lake = await startTestLake();
});
afterAll(async () => {
  vi.useRealTimers();
  await lake.close();
});

test('says how many monographs are not fit to show, and when the lake is gone', async () => {
  await lake.editor.create(sampleMonograph('warfarin'));
  await lake.editor.create(sampleMonograph('broken', { usage: 'text' }));
  const source = lake.source();
  const healthy = { status: 'ok', lake: 'reachable', contentFaults: 1 };
  expect(await readHealth(source)).toEqual(healthy);

  lake.proxy.fault = 'error';
  const before = lake.proxy.requests;
  expect(await readHealth(source)).toEqual(healthy);
  expect(lake.proxy.requests).toBe(before);

  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60_000 });
  expect(await readHealth(source)).toMatchObject({ status: 'outage', lake: 'unavailable' });
});
