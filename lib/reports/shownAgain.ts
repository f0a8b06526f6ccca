import { randomUUID } from 'node:crypto';
import type { FieldError, ReportForm } from './form.ts';

/** A form that was not taken, with everything in it, and why. */
export type Returned = {
  form: ReportForm;
  reason: 'invalid' | 'tooMany' | 'notKept';
  errors: FieldError[];
};

/** Each is taken at once; more than this many wait only if something is wrong. */
const MOST_WAITING = 100;

/**
 * Next bundles pages and handlers apart, each with modules of its own: what one hands to the other
 * within the process has to be a global.
 */
declare global {
  var formularyReturnedReports: Map<string, Returned> | undefined;
}

function waiting(): Map<string, Returned> {
  globalThis.formularyReturnedReports ??= new Map();
  return globalThis.formularyReturnedReports;
}

/** Lays a form down for the page that will show it again; returns the key to fetch it with, once. */
export function layDown(returned: Returned): string {
  const key = randomUUID();
  waiting().set(key, returned);
  for (const oldest of waiting().keys()) {
    if (waiting().size <= MOST_WAITING) break;
    waiting().delete(oldest);
  }
  return key;
}

/** Takes up what was laid down under a key. */
export function takeUp(key: string): Returned | undefined {
  const returned = waiting().get(key);
  waiting().delete(key);
  return returned;
}
