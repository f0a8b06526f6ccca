import { setTimeout as pause } from 'node:timers/promises';

/**
 * What is being asked for, or something else where it takes too long.
 * @param otherwise Gives what stands in; undefined if nothing does, and then there is no hurry.
 */
export async function within<Value>(
  milliseconds: number,
  asked: Promise<Value>,
  otherwise: () => Value | undefined,
): Promise<Value> {
  const first = await Promise.race([asked.then((value) => ({ value })), pause(milliseconds)]);
  if (first !== undefined) return first.value;
  const instead = otherwise();
  return instead === undefined ? asked : instead;
}
