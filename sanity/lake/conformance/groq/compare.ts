import { isObject } from '../../store/json.ts';

/** What a lake adds to documents that the suite writes without; its results do not have it either. */
const STAMPS = ['_rev', '_createdAt', '_updatedAt'];

/** The type that documents of the suite without one are given. */
export const NO_TYPE = 'none';

/**
 * Takes documents of the suite; returns them as a lake takes them: with a type, and with references
 * that may lead nowhere.
 */
export function storable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(storable);
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(([name, each]) => [name, storable(each)]);
  const weak = typeof value._ref === 'string' && value._weak === undefined ? { _weak: true } : {};
  const typed =
    typeof value._id === 'string' && value._type === undefined ? { _type: NO_TYPE } : {};
  return { ...Object.fromEntries(entries), ...weak, ...typed };
}

/** Whether a result is the expected one, but for what storing the documents has added. */
export function isAsExpected(actual: unknown, expected: unknown): boolean {
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual) || actual.length !== expected.length) return false;
    return expected.every((each, index) => isAsExpected(actual[index], each));
  }
  if (isObject(expected)) {
    if (!isObject(actual)) return false;
    const added = Object.keys(actual).filter((name) => !(name in expected));
    if (!added.every((name) => isAdded(name, actual[name]))) return false;
    return Object.keys(expected).every((name) => isAsExpected(actual[name], expected[name]));
  }
  if (typeof expected === 'number' && typeof actual === 'number') {
    return Math.abs(actual - expected) <= 1e-9 * Math.max(1, Math.abs(expected));
  }
  return (actual ?? null) === (expected ?? null);
}

/** An attribute without a value is as good as none. */
function isAdded(name: string, value: unknown): boolean {
  if (value === null || STAMPS.includes(name)) return true;
  return (name === '_weak' && value === true) || (name === '_type' && value === NO_TYPE);
}

/** Puts in place of each score its rank, `_pos`, as the suite does: how high scores are is free. */
export function ranked(value: unknown, scores = scoresIn(value)): unknown {
  if (Array.isArray(value)) return value.map((each) => ranked(each, scores));
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(([name, each]) => {
    const rank = typeof each === 'number' ? scores.indexOf(each) + 1 : 0;
    return name === '_score' ? ['_pos', rank] : [name, ranked(each, scores)];
  });
  return Object.fromEntries(entries);
}

function scoresIn(value: unknown): number[] {
  const found = new Set<number>();
  JSON.stringify(value, (name, each) => {
    if (name === '_score' && typeof each === 'number') found.add(each);
    return each;
  });
  return [...found].sort((a, b) => b - a);
}
