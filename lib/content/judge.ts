import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { StoredDocument } from './answers.ts';
import type { IndexEntry, Monograph } from './monograph.ts';
import { check, SHAPES } from './shape/check.ts';
import type { MonographDocument } from './shape/monograph.ts';
import type { Verdict } from './store/verdicts.ts';

/** Changes with the shape, so that no verdict outlives the rules it was given by. */
export const SHAPE_MARK = createHash('sha256')
  .update(JSON.stringify(z.toJSONSchema(SHAPES.monograph, { unrepresentable: 'any' })))
  .digest('hex')
  .slice(0, 12);

/**
 * Checks one stored monograph for the index: by its shape, and with a note of what it must be able
 * to refer to. The page's own check comes to the same result.
 */
export function judge(document: StoredDocument): Verdict {
  const checked = check(SHAPES.monograph, document);
  if (!checked.valid) {
    const title = typeof document.title === 'string' ? document.title : '(no title)';
    return { valid: false, title, faults: checked.faults };
  }
  const { value } = checked;
  return {
    valid: true,
    entry: indexEntry({ ...value, id: value._id, slug: value.slug.current }),
    needs: needsOf(value),
  };
}

/** What the index shows of a monograph. */
export function indexEntry(
  monograph: Pick<Monograph, 'id' | 'title' | 'slug' | 'brandNames' | 'synonyms' | 'marketStatus'>,
): IndexEntry {
  const { id, title, slug, brandNames = [], synonyms = [], marketStatus } = monograph;
  return { id, title, slug, brandNames, synonyms, ...(marketStatus ? { marketStatus } : {}) };
}

function needsOf(document: MonographDocument): Extract<Verdict, { valid: true }>['needs'] {
  const fields = ['drugClasses', 'conditions'] as const;
  const lists = fields.flatMap((field) =>
    (document[field] ?? [])
      .filter((reference) => !reference._weak)
      .map((reference) => ({ id: reference._ref, path: [field, { _key: reference._key }] })),
  );
  const reviewer = document.review?.reviewer;
  return reviewer ? [...lists, { id: reviewer._ref, path: ['review', 'reviewer'] }] : lists;
}
