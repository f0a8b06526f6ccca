import { z } from 'zod';
import type { Lists, Term } from './monograph.ts';
import { previousSlugs } from './shape/previousSlugs.ts';
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
  previousSlugs: previousSlugs.optional(),
  description: richText.optional(),
  updatedAt: z.string(),
});

const lists = z.object({ entries: z.array(keptEntry), terms: z.array(keptTerm) });

/** Keeps the lists for an outage and for the other processes. */
export function keepLists(source: ContentSource, value: Lists, askedAt: Date): void {
  const { written } = source.lists;
  const isThere =
    written?.lists === value && written.seenAt.getTime() === listsSeenAt(source)?.getTime();
  // They can be long: what stands there already is only confirmed.
  if (isThere) source.facts.confirm(FACT, askedAt);
  else source.facts.put(FACT, value, askedAt);
  if (listsSeenAt(source)?.getTime() !== askedAt.getTime()) return;
  source.lists.written = { lists: value, seenAt: askedAt };
}

/** When the lake last confirmed the lists. */
export function listsSeenAt(source: ContentSource): Date | undefined {
  return source.facts.seenAt(FACT);
}

/** The last lists that the lake confirmed, to any process; undefined if there never were any. */
export function keptLists(source: ContentSource): Lists | undefined {
  const seenAt = listsSeenAt(source);
  if (seenAt === undefined) return undefined;
  const { written } = source.lists;
  if (written?.seenAt.getTime() === seenAt.getTime()) return written.lists;
  const kept = lists.safeParse(source.facts.get(FACT)?.value).data;
  if (kept !== undefined) source.lists.written = { lists: kept, seenAt };
  return kept;
}
