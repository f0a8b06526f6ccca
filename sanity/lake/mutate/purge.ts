import type { Attempt } from '../access/attempt.ts';
import { requireMayErase } from '../access/mayChange.ts';
import { publishedIdOf } from '../store/document.ts';

/**
 * Takes a transaction in the making; returns the documents whose past it erases: those it purges,
 * deleted now or long ago, and of one purged under its published id all drafts and versions that are
 * no more. Throws MutationRefusal if one of them may not be changed.
 */
export function pastToErase(attempt: Attempt): Set<string> {
  const { overlay, history } = attempt;
  const { dataset } = overlay;
  const ids = [...overlay.purged].flatMap((id) => {
    if (publishedIdOf(id) !== id) return [id];
    return [id, ...history.groupOf(dataset, id).filter((each) => !overlay.has(each))];
  });
  for (const id of ids) {
    const last = dataset.get(id) ?? history.documentAt(dataset, id, 'last');
    if (last) requireMayErase(attempt, last);
  }
  return new Set(ids);
}
