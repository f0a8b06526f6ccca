import { expect, test } from 'vitest';
import { oncePer } from './oncePer.ts';

test('it is made once of each thing, also if nothing comes of it', () => {
  let made = 0;
  const firstOf = oncePer((list: readonly string[]) => {
    made += 1;
    return list[0];
  });
  const empty: string[] = [];
  const full = ['a'];
  expect([firstOf(empty), firstOf(empty), firstOf(full), firstOf(full)]).toEqual([
    ...[undefined, undefined],
    ...['a', 'a'],
  ]);
  expect(made).toBe(2);
});
