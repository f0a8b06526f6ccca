import { createHash } from 'node:crypto';
import type { Dataset } from '../store/dataset.ts';

/**
 * The tags by which a reader of live events knows that an answer may be stale. There is one for each
 * dataset: coarser than Sanity's, so a reader asks again more often, and never misses a change.
 */
export function syncTagsOf(dataset: Dataset): string[] {
  const name = `${dataset.project}/${dataset.name}`;
  return [`s1:${createHash('sha256').update(name).digest('base64url').slice(0, 8)}`];
}
