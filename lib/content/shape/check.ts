import type { z } from 'zod';
import { monographDocument } from './monograph.ts';
import { readerReportDocument } from './readerReport.ts';
import {
  conditionDocument,
  drugClassDocument,
  personDocument,
  redirectDocument,
  siteSettingsDocument,
} from './supporting.ts';

/** The shape of every document type the site knows. */
export const SHAPES = {
  monograph: monographDocument,
  person: personDocument,
  drugClass: drugClassDocument,
  condition: conditionDocument,
  redirect: redirectDocument,
  siteSettings: siteSettingsDocument,
  readerReport: readerReportDocument,
} as const;

export type DocumentType = keyof typeof SHAPES;

/** A step of a Sanity path: field name, index, or the key of an array member. */
export type PathStep = string | number | { _key: string };

/** One way in which a document breaks the shape, said so that an editor can mend it. */
export type Fault = {
  path: PathStep[];
  /** A short, stable name of the rule that was broken. */
  rule: string;
  /** What to do about it. */
  message: string;
};

export type Checked<T> = { valid: true; value: T } | { valid: false; faults: Fault[] };

/**
 * Checks a value against a shape.
 * @param shape Any Zod schema of this folder.
 * @param value The value as fetched or edited; never changed.
 * @returns the typed value, or every fault with its path in Sanity's form.
 */
export function check<T>(shape: z.ZodType<T>, value: unknown): Checked<T> {
  const result = shape.safeParse(value);
  if (result.success) return { valid: true, value: result.data };
  return { valid: false, faults: result.error.issues.map((issue) => toFault(issue, value)) };
}

function toFault(issue: z.core.$ZodIssue, value: unknown): Fault {
  const path = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step));
  if (issue.code === 'unrecognized_keys') {
    return {
      path: keyed([...path, issue.keys[0] ?? ''], value),
      rule: 'unknown-field',
      message: `The site does not know ${issue.keys.map((name) => `"${name}"`).join(', ')}, so its words would not be shown: remove it.`,
    };
  }
  const missing = issue.code !== 'custom' && isMissing(path, value);
  const rule =
    issue.code === 'custom' && typeof issue.params?.rule === 'string'
      ? issue.params.rule
      : issue.code;
  return {
    path: keyed(path, value),
    rule: missing ? 'required' : rule,
    message: missing ? 'Required: fill this in.' : messageOf(issue),
  };
}

const KINDS: Record<string, string> = {
  string: 'text',
  array: 'a list',
  object: 'a group of fields',
  boolean: 'yes or no',
};

/** Content of the wrong kind never comes from the form, so it is no use to mend it there. */
function messageOf(issue: z.core.$ZodIssue): string {
  if (issue.code !== 'invalid_type') return issue.message;
  const expected = KINDS[issue.expected] ?? `a ${issue.expected}`;
  return `This should hold ${expected}, and holds something else: reset the field and enter it again.`;
}

function isMissing(path: readonly (string | number)[], value: unknown): boolean {
  return path.length > 0 && memberAt(path, value) === undefined;
}

function memberAt(path: readonly (string | number)[], value: unknown): unknown {
  return path.reduce<unknown>((current, step) => property(current, step), value);
}

function property(value: unknown, name: string | number): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined;
}

/** Replaces array indexes by member keys where there are any, as the Studio addresses them. */
function keyed(path: readonly (string | number)[], value: unknown): PathStep[] {
  return path.map((step, index) => {
    if (typeof step !== 'number') return step;
    const key = property(memberAt(path.slice(0, index + 1), value), '_key');
    return typeof key === 'string' ? { _key: key } : step;
  });
}

/**
 * A path as a person reads it in a log: `faqs[_key=="a1"].answer`.
 */
export function pathText(path: readonly PathStep[]): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'string') return text === '' ? step : `${text}.${step}`;
    return typeof step === 'number' ? `${text}[${step}]` : `${text}[_key=="${step._key}"]`;
  }, '');
}
