import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Copies } from '#lib/content/store/copies.ts';
import { openStore } from '#lib/content/store/database.ts';
import { Facts } from '#lib/content/store/facts.ts';
import { Bus } from './bus.ts';
import { Ledger } from './ledger.ts';
import { Messages } from './messages.ts';
import { startTestRedis, type TestRedis } from './testing/redis.ts';
import { type Site, Together, type Where } from './together.ts';

let redis: TestRedis;
let cleanUps: (() => Promise<void> | void)[];

beforeEach(async () => {
  cleanUps = [];
  redis = await startTestRedis();
});
afterEach(async () => {
  for (const cleanUp of cleanUps.reverse()) await cleanUp();
  await redis.dispose();
});

/** An instance with a store of its own; what its site is asked to do is noted. */
function instance(name: string) {
  const stateDir = mkdtempSync(join(tmpdir(), `formulary-${name}-`));
  const store = openStore({ stateDir, projectId: 'test', dataset: 'production' });
  const seen: string[] = [];
  const outdated: Where[] = [];
  let answer: Awaited<ReturnType<Site['seeThrough']>> = 'done';
  const messages = new Messages(store);
  const begin = () => {
    const together = new Together({
      bus: new Bus(redis.url, 'test.production', name),
      ledger: new Ledger(store),
      messages,
      site: {
        seeThrough: async (body) => {
          seen.push(body);
          return answer;
        },
        outdate: async (monographs) => void outdated.push(...monographs),
      },
      log: () => {},
    });
    together.start();
    return together;
  };
  let together = begin();
  const end = () => together.stop();
  cleanUps.push(async () => {
    await end();
    store.close();
    rmSync(stateDir, { recursive: true, force: true });
  });
  return {
    copies: new Copies(store),
    facts: new Facts(store),
    messages,
    seen,
    outdated,
    isReady: () => together.isReady,
    refuse: (reason: string) => {
      answer = `failed: ${reason}`;
    },
    end,
    beginAgain: () => {
      together = begin();
    },
  };
}

function copy(revision: string, seenAt: number) {
  return {
    id: 'monograph-warfarin',
    slug: 'warfarin',
    revision,
    seenAt: new Date(seenAt),
    content: {
      document: { _id: 'a', _rev: revision, _type: 'monograph' },
      linked: { reviewer: null },
    },
  };
}

const soon = { timeout: 10_000 };

test('what one remembers reaches the others, and makes them look at their pages anew', async () => {
  const [a, b] = [instance('a'), instance('b')];
  await expect.poll(() => a.isReady() && b.isReady(), soon).toBe(true);
  a.copies.keep(copy('r1', 1_000), ['coumadin']);
  a.facts.put('settings', { publisher: 'X' }, new Date(1_000));
  await expect.poll(() => b.copies.of('monograph-warfarin')?.revision, soon).toBe('r1');
  await expect.poll(() => b.facts.get('settings')?.value, soon).toEqual({ publisher: 'X' });
  expect(b.copies.ownerOf('coumadin')).toBe('monograph-warfarin');
  expect(b.outdated).toEqual([
    { id: 'monograph-warfarin', addresses: expect.arrayContaining(['warfarin', 'coumadin']) },
  ]);
  b.copies.withdraw('monograph-warfarin', new Date(2_000));
  await expect.poll(() => a.copies.of('monograph-warfarin')?.content, soon).toBeNull();
});

test('what was seen later wins, whoever comes last', async () => {
  const a = instance('a');
  await expect.poll(() => a.isReady(), soon).toBe(true);
  a.copies.keep(copy('new', 2_000), []);
  const b = instance('b');
  b.copies.keep(copy('old', 1_000), []);
  await expect.poll(() => b.copies.of('monograph-warfarin')?.revision, soon).toBe('new');
  expect(a.copies.of('monograph-warfarin')?.revision).toBe('new');
});

test('a publish is over when every instance has seen it through', async () => {
  const [a, b] = [instance('a'), instance('b')];
  await expect.poll(() => a.isReady() && b.isReady(), soon).toBe(true);
  expect(await a.messages.tell('m1', '{"_id":"x"}', Date.now() + 10_000)).toBe('everywhere');
  expect(b.seen).toEqual(['{"_id":"x"}']);
  expect(a.seen).toEqual([]);
  b.refuse('the lake gave no answer');
  expect(await a.messages.tell('m2', '{}', Date.now() + 10_000)).toBe(
    'failed: b: failed: the lake gave no answer',
  );
});

test('who was away hears of everything that was published meanwhile', async () => {
  const [a, b] = [instance('a'), instance('b')];
  await expect.poll(() => a.isReady() && b.isReady(), soon).toBe(true);
  await b.end();
  expect(await a.messages.tell('m1', '"while away"', Date.now() + 10_000)).toBe('everywhere');
  a.copies.keep(copy('r2', 1_000), []);
  b.beginAgain();
  await expect.poll(() => b.seen, soon).toEqual(['"while away"']);
  await expect.poll(() => b.copies.of('monograph-warfarin')?.revision, soon).toBe('r2');
});

test('a new instance knows what the others know before readers are sent to it', async () => {
  const a = instance('a');
  await expect.poll(() => a.isReady(), soon).toBe(true);
  a.copies.keep(copy('r1', 1_000), []);
  await a.end();
  const b = instance('b');
  await expect.poll(() => b.isReady(), soon).toBe(true);
  expect(b.copies.of('monograph-warfarin')?.revision).toBe('r1');
});

test('without Redis each goes on by itself, and tells the others when it is back', async () => {
  const [a, b] = [instance('a'), instance('b')];
  await expect.poll(() => a.isReady() && b.isReady(), soon).toBe(true);
  await redis.kill();
  a.copies.keep(copy('r1', 1_000), []);
  expect(await a.messages.tell('m1', '"later"', Date.now() + 10_000)).toBe('later');
  await redis.start();
  await expect.poll(() => b.seen, soon).toEqual(['"later"']);
  await expect.poll(() => b.copies.of('monograph-warfarin')?.revision, soon).toBe('r1');
});
