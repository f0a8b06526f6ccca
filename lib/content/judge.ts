import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { StoredDocument } from './answers.ts';
import type { IndexEntry, Term } from './monograph.ts';
import { check, type Fault, SHAPES } from './shape/check.ts';
import type { MonographDocument } from './shape/monograph.ts';
import type { ConditionDocument, DrugClassDocument } from './shape/supporting.ts';
import type { MonographVerdict, TermVerdict } from './store/verdicts.ts';

/** Raise it when a verdict says something else of the same document: what the lists show of it. */
const FORMAT = 2;

/** Changes with the shape, so that no verdict outlives the rules it was given by. */
export const SHAPE_MARK = createHash('sha256')
  .update(String(FORMAT))
  .update(
    JSON.stringify(
      [SHAPES.monograph, SHAPES.drugClass, SHAPES.condition].map((shape) =>
        z.toJSONSchema(shape, { unrepresentable: 'any' }),
      ),
    ),
  )
  .digest('hex')
  .slice(0, 12);

/**
 * Checks one stored monograph for the lists: by its shape, and with a note of what it must be able
 * to refer to. The page's own check comes to the same result.
 */
export function judgeMonograph(document: StoredDocument): MonographVerdict {
  const checked = check(SHAPES.monograph, document);
  if (!checked.valid) {
    return { of: 'monograph', valid: false, title: titleOf(document), faults: checked.faults };
  }
  const { value } = checked;
  return { of: 'monograph', valid: true, entry: entryOf(value), needs: needsOf(value) };
}

/** Checks one stored class or condition, which its lists and its page show whole. */
export function judgeTerm(kind: Term['kind'], document: StoredDocument): TermVerdict {
  const shape: z.ZodType<DrugClassDocument | ConditionDocument> = SHAPES[kind];
  const checked = check(shape, document);
  return checked.valid
    ? { of: 'term', valid: true, term: termOf(checked.value) }
    : { of: 'term', valid: false, title: titleOf(document), faults: checked.faults };
}

function titleOf(document: StoredDocument): string {
  return typeof document.title === 'string' ? document.title : '(no title)';
}

function termOf(document: DrugClassDocument | ConditionDocument): Term {
  const { _id: id, _type: kind, title, slug, previousSlugs, description } = document;
  return {
    ...{ id, kind, title, slug: slug.current },
    ...(previousSlugs && { previousSlugs }),
    ...(description && { description }),
    updatedAt: document._updatedAt,
  };
}

/** What the lists show of a monograph. */
function entryOf(document: MonographDocument): IndexEntry {
  const { brandNames = [], synonyms = [], marketStatus, review } = document;
  return {
    id: document._id,
    title: document.title,
    slug: document.slug.current,
    brandNames,
    synonyms,
    ...(marketStatus && { marketStatus }),
    updatedAt: document._updatedAt,
    drugClasses: targets(document.drugClasses),
    conditions: targets(document.conditions),
    ingredients: targets(document.ingredients),
    ...(review && { review: { date: review.date, nextDue: review.nextDue } }),
  };
}

function targets(references: readonly { _ref: string }[] = []): string[] {
  return references.map((reference) => reference._ref);
}

type Needs = Extract<MonographVerdict, { valid: true }>['needs'];

function needsOf(document: MonographDocument): Needs {
  const fields = ['drugClasses', 'conditions'] as const;
  const lists = fields.flatMap((field) =>
    (document[field] ?? [])
      .filter((reference) => !reference._weak)
      .map((reference): { id: string; path: Fault['path'] } => ({
        id: reference._ref,
        path: [field, { _key: reference._key }],
      })),
  );
  const reviewer = document.review?.reviewer;
  return reviewer ? [...lists, { id: reviewer._ref, path: ['review', 'reviewer'] }] : lists;
}
