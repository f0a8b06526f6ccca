import type { Identity } from '../access/identity.ts';
import { requireMayChange } from '../access/permissions.ts';
import type { Lake } from '../lake.ts';
import { publishedIdOf } from '../store/document.ts';
import type { Overlay } from './overlay.ts';

/**
 * Takes a transaction in the making; returns the documents whose past it erases: those it purges,
 * deleted now or long ago, and of one purged under its published id all drafts and versions that are
 * no more. Throws MutationRefusal if one of them may not be changed.
 */
export function pastToErase(lake: Lake, overlay: Overlay, identity: Identity): Set<string> {
  const { dataset } = overlay;
  const ids = [...overlay.purged].flatMap((id) => {
    if (publishedIdOf(id) !== id) return [id];
    return [id, ...lake.history.groupOf(dataset, id).filter((each) => !overlay.has(each))];
  });
  for (const id of ids) {
    // Whether what stands may be deleted has been looked at with all other changes.
    const last = dataset.has(id) ? null : lake.history.documentAt(dataset, id, 'last');
    if (last) requireMayChange(identity, dataset, [{ id, before: last, after: null }]);
  }
  return new Set(ids);
}
