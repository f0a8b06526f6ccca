import { isObject } from '../store/json.ts';
import { newKey } from './ids.ts';

/** Takes content; returns it with a `_key` on every object in an array that lacks one. */
export function withArrayKeys<T>(value: T): T;
export function withArrayKeys(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map((item) => {
      const keyed = withArrayKeys(item);
      return isObject(keyed) && !keyed._key ? { ...keyed, _key: newKey() } : keyed;
    });
  }
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, withArrayKeys(item)]),
  );
}
