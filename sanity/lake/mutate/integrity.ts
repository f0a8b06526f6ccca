import type { MutationProblem } from '../errors.ts';
import { referencesIn } from '../store/references.ts';
import type { Overlay } from './overlay.ts';

const NAMED_IN_ERRORS = 10;

/** Strong references never dangle: takes a transaction, returns the first that would, if any. */
export function danglingReference(overlay: Overlay): MutationProblem | undefined {
  for (const { id, after } of overlay.changes()) {
    if (after) {
      for (const { target, isWeak } of referencesIn(after)) {
        if (isWeak || overlay.get(target)) continue;
        return {
          type: 'documentReferencesNonExistentDocumentError',
          description: `Document "${id}" references non-existent document "${target}"`,
          id,
          referenceID: target,
        };
      }
      continue;
    }
    const referrers = strongReferrers(overlay, id);
    if (referrers.length > 0) {
      const names = referrers.slice(0, NAMED_IN_ERRORS).map((each) => `"${each}"`);
      return {
        type: 'documentHasExistingReferencesError',
        description: `Document "${id}" cannot be deleted as there are references to it from ${names.join(', ')}`,
        id,
        referencingIDs: referrers,
      };
    }
  }
  return undefined;
}

/** Who still refers strongly to a document once the transaction is done. */
function strongReferrers(overlay: Overlay, target: string): string[] {
  const { byReference } = overlay.dataset;
  return byReference.with(target).flatMap(({ _id }) => {
    const document = _id === target ? null : overlay.get(_id);
    const refers = referencesIn(document).some((each) => each.target === target && !each.isWeak);
    return refers ? [_id] : [];
  });
}
