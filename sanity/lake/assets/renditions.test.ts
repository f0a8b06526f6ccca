import { expect, test } from 'vitest';
import { Renditions } from './renditions.ts';

function counting(size: number) {
  const made: string[] = [];
  const ask = (renditions: Renditions, key: string) =>
    renditions.of(key, async () => {
      made.push(key);
      return { bytes: new Uint8Array(size), mimeType: 'image/png' };
    });
  return { made, ask };
}

test('an image is made once, also for those who ask while it is being made', async () => {
  const { made, ask } = counting(10);
  const renditions = new Renditions(100);
  const [one, other] = await Promise.all([ask(renditions, 'a'), ask(renditions, 'a')]);
  expect(await ask(renditions, 'a')).toBe(one);
  expect(other).toBe(one);
  expect(made).toEqual(['a']);
});

test('what was not asked for longest makes room, and what is too large is not kept', async () => {
  const { made, ask } = counting(40);
  const renditions = new Renditions(100);
  for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) await ask(renditions, key);
  expect(made).toEqual(['a', 'b', 'c', 'b']);
  const large = counting(200);
  for (const key of ['d', 'd']) await large.ask(renditions, key);
  expect(large.made).toEqual(['d', 'd']);
});

test('a failure is not remembered', async () => {
  const renditions = new Renditions(100);
  await expect(renditions.of('a', () => Promise.reject(new Error('broken')))).rejects.toThrow();
  await expect(counting(10).ask(renditions, 'a')).resolves.toBeDefined();
});
