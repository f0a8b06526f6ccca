import { parse, YAMLParseError } from 'yaml';
import { z } from 'zod';
import { identifiers } from '#lib/content/shape/identifiers.ts';
import { line, slugText, words } from '#lib/content/shape/text.ts';
import {
  CARE_LEVEL,
  INTERACTION_KIND,
  INTERACTION_SEVERITY,
  MARKET_STATUS,
  PRESCRIPTION_STATUS,
  valuesOf,
} from '#lib/content/shape/vocabulary.ts';
import { Unfit } from './problem.ts';

/** Keys of site generators, which say nothing about the medicine. */
const IGNORED = ['layout', 'nav_exclude', 'nav_order', 'parent', 'permalink'];

const yes = z.enum(['true', 'false']).transform((value) => value === 'true');

/** The front matter of a monograph; every value is read as text, so that no number loses a zero. */
const frontMatter = z.strictObject({
  title: z.string(),
  slug: slugText.optional(),
  previousSlugs: z.array(slugText).optional(),
  demonstration: yes.optional(),
  brandNames: z.array(line).optional(),
  synonyms: z.array(line).optional(),
  pronunciation: line.optional(),
  drugClasses: z.array(line).optional(),
  conditions: z.array(line).optional(),
  ingredients: z.array(slugText).optional(),
  identifiers: identifiers.optional(),
  prescriptionStatus: z.enum(valuesOf(PRESCRIPTION_STATUS)).optional(),
  marketStatus: z.enum(valuesOf(MARKET_STATUS)).optional(),
  boxedWarning: z.strictObject({ heading: line, text: words, source: line }).optional(),
  careCards: z
    .array(z.strictObject({ level: z.enum(valuesOf(CARE_LEVEL)), heading: line, text: words }))
    .optional(),
  interactions: z
    .array(
      z.strictObject({
        name: line,
        kind: z.enum(valuesOf(INTERACTION_KIND)),
        severity: z.enum(valuesOf(INTERACTION_SEVERITY)),
        effect: words,
        advice: words,
        source: line.optional(),
      }),
    )
    .optional(),
  references: z
    .array(
      z.strictObject({
        citation: words,
        url: z.string().optional(),
        accessed: z.string().optional(),
      }),
    )
    .optional(),
  review: z
    .strictObject({
      /** The id of a `person` document. */
      reviewer: z.string().min(1),
      date: z.string(),
      nextDue: z.string(),
      revision: z.string().optional(),
    })
    .optional(),
  /** Fields the body cannot say exactly, as stored (JSON); their words must be those of the body. */
  exactly: z.string().optional(),
});

export type FrontMatter = z.infer<typeof frontMatter>;

/** A file in its two parts. */
export type Split = {
  data: FrontMatter;
  body: string;
  /** The line of the file at which the body begins. */
  bodyLine: number;
};

/**
 * Separates and checks the front matter of a file.
 * @throws Unfit if there is none, it is not YAML, or it holds a key the format does not know.
 */
export function readFrontMatter(text: string): Split {
  const match = /^---[ \t]*\n([\s\S]*?)\n---[ \t]*(?:\n|$)/.exec(text);
  if (match === null) {
    throw unfit(
      1,
      'The file has no front matter.',
      'Start it with a line "---", "title: …" and a line "---".',
    );
  }
  const result = frontMatter.safeParse(readYaml(match[1] ?? ''));
  if (!result.success) {
    const issue = result.error.issues[0];
    const path = issue?.path.map(String).join('.') ?? '';
    const key = issue?.code === 'unrecognized_keys' ? issue.keys.join(', ') : path;
    throw unfit(
      1,
      `The front matter does not fit at "${key}": ${issue?.message ?? 'unknown'}`,
      'Correct it; the keys are those of the monograph’s fields.',
    );
  }
  const body = text.slice(match[0].length);
  return { data: result.data, body, bodyLine: match[0].split('\n').length };
}

function readYaml(source: string): unknown {
  try {
    const value: unknown = parse(source, { schema: 'failsafe' });
    if (typeof value !== 'object' || value === null) return {};
    return Object.fromEntries(Object.entries(value).filter(([name]) => !IGNORED.includes(name)));
  } catch (cause) {
    if (!(cause instanceof YAMLParseError)) throw cause;
    throw unfit(
      1 + (cause.linePos?.[0].line ?? 0),
      `The front matter is not YAML: ${cause.message.split('\n')[0]}`,
      'Put values that hold ":" or "#" in quotes.',
    );
  }
}

function unfit(line: number, reason: string, fix: string): Unfit {
  return new Unfit({ kind: 'front matter', line, reason, fix });
}
