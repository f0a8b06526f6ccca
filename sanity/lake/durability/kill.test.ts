import { expect, it } from 'vitest';
import { killRounds } from './killRounds.ts';

const KILLS = 10;

it(`a lake that is killed ${KILLS} times loses nothing it acknowledged and leaves no half of anything`, {
  timeout: 180_000,
}, async () => {
  const { acknowledged, problems } = await killRounds(KILLS);
  expect(problems).toEqual([]);
  expect(acknowledged).toBeGreaterThan(KILLS);
});
