import { z } from 'zod';
import { patchOperations } from '../mutate/mutation.ts';
import { copyAs, defineAction, existing } from './action.ts';

export const edit = defineAction(
  {
    draftId: z.string(),
    publishedId: z.string(),
    patch: z.strictObject(patchOperations),
  },
  ({ draftId, publishedId, patch }, { overlay, mutate }) => {
    // The first edit of a published document makes its draft.
    const begun = overlay.get(draftId)
      ? []
      : mutate({ create: copyAs(existing(overlay, publishedId), draftId) });
    return [...begun, ...mutate({ patch: { id: draftId, ...patch } })];
  },
);
