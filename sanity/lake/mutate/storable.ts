import type { MutationProblem } from '../errors.ts';
import { isObject } from '../store/json.ts';
import type { Overlay } from './overlay.ts';

/** Far deeper than content goes, far less than what overflows the stack of who reads it. */
const MOST_DEPTH = 100;

/** groq-js calls this method of every object it looks into: one such document would break all queries. */
const UNREADABLE = 'hasOwnProperty';

/** Takes a transaction; returns the first document, if any, that could not be read again. */
export function unstorable(overlay: Overlay): MutationProblem | undefined {
  for (const { id, after } of overlay.changes()) {
    const fault = after && faultOf(after, 0);
    if (!fault) continue;
    return {
      type: 'validationError',
      description: `Document "${id}" cannot be stored: ${fault}`,
      id,
    };
  }
  return undefined;
}

function faultOf(value: unknown, depth: number): string | undefined {
  if (depth > MOST_DEPTH) return `it is nested more than ${MOST_DEPTH} levels deep`;
  if (!Array.isArray(value) && !isObject(value)) return undefined;
  if (Object.hasOwn(value, UNREADABLE)) return `no attribute may be named "${UNREADABLE}"`;
  for (const member of Object.values(value)) {
    const fault = faultOf(member, depth + 1);
    if (fault) return fault;
  }
  return undefined;
}
