import { z } from 'zod';
import type { Lists, Term } from './monograph.ts';
import { richText } from './shape/richText.ts';
import { day, line, slugText } from './shape/text.ts';
import type { ContentSource } from './source.ts';

const FACT = 'index';

const ids = z.array(z.string());

const keptEntry = z.object({
  id: z.string(),
  title: z.string(),
  slug: z.string(),
  brandNames: z.array(z.string()),
  synonyms: z.array(z.string()),
  marketStatus: z.enum(['active', 'withdrawn', 'investigational']).optional(),
  updatedAt: z.string(),
  drugClasses: ids,
  conditions: ids,
  ingredients: ids,
  review: z.object({ date: day, nextDue: day }).optional(),
});

/** A term as it was kept, read by the rules of today. */
export const keptTerm: z.ZodType<Term> = z.object({
  id: z.string(),
  kind: z.enum(['drugClass', 'condition']),
  title: line,
  slug: slugText,
  description: richText.optional(),
  updatedAt: z.string(),
});

const lists = z.object({ entries: z.array(keptEntry), terms: z.array(keptTerm) });

/** What was read last of what is kept: it can be long. */
const lastRead = new WeakMap<ContentSource, { seenAt: number; lists: Lists | undefined }>();

/** Keeps the lists for an outage. */
export function keepLists(source: ContentSource, value: Lists, askedAt: Date): void {
  source.facts.put(FACT, value, askedAt);
}

/** When the lake last confirmed the lists. */
export function listsSeenAt(source: ContentSource): Date | undefined {
  return source.facts.seenAt(FACT);
}

/** The last lists that the lake confirmed; undefined if there never were any. */
export function keptLists(source: ContentSource): Lists | undefined {
  const seenAt = listsSeenAt(source)?.getTime();
  if (seenAt === undefined) return undefined;
  const known = lastRead.get(source);
  if (known?.seenAt === seenAt) return known.lists;
  const kept = lists.safeParse(source.facts.get(FACT)?.value).data;
  lastRead.set(source, { seenAt, lists: kept });
  return kept;
}
