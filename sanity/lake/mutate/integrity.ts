import type { MutationProblem } from '../errors.ts';
import { STRONG } from '../store/documentTable.ts';
import { referencesIn } from '../store/references.ts';
import type { Overlay } from './overlay.ts';

const NAMED_IN_ERRORS = 10;

/** Strong references never dangle: takes a transaction, returns the first that would, if any. */
export function danglingReference(overlay: Overlay): MutationProblem | undefined {
  for (const { id, after } of overlay.changes()) {
    if (after) {
      for (const { target, isWeak, isElsewhere } of referencesIn(after)) {
        if (isWeak || isElsewhere || overlay.has(target)) continue;
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
  const standing = overlay.dataset.referrers(target, STRONG).map(({ id }) => id);
  return standing.filter((id) => {
    if (id === target) return false;
    if (!overlay.isChanged(id)) return true;
    return referencesIn(overlay.get(id)).some(
      (each) => each.target === target && !each.isWeak && !each.isElsewhere,
    );
  });
}
