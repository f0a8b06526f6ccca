import { z } from 'zod';
import { patchOperations } from '../mutate/mutation.ts';
import { copyAs, defineAction, existing, namedVersion } from './action.ts';

export const edit = defineAction(
  {
    draftId: z.string().optional(),
    versionId: z.string().optional(),
    publishedId: z.string(),
    patch: z.strictObject(patchOperations),
  },
  (request, { overlay, mutate }) => {
    const { publishedId, patch } = request;
    const id = namedVersion(request);
    // The first edit of a published document makes its draft.
    const begun = overlay.get(id)
      ? []
      : mutate({ create: copyAs(existing(overlay, publishedId), id) });
    return [...begun, ...mutate({ patch: { id, ...patch } })];
  },
);
