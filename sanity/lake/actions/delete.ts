import { z } from 'zod';
import { MutationRefusal } from '../mutate/apply.ts';
import { draftIdOf } from '../store/document.ts';
import { defineAction, existing } from './action.ts';

export const deleteDocument = defineAction(
  {
    publishedId: z.string(),
    includeDrafts: z.array(z.string()).default([]),
    purge: z.boolean().optional(),
  },
  ({ publishedId, includeDrafts }, { overlay, mutate }) => {
    existing(overlay, publishedId);
    const draftId = draftIdOf(publishedId);
    if (overlay.get(draftId) && !includeDrafts.includes(draftId)) {
      throw new MutationRefusal(409, {
        type: 'documentHasDraftsError',
        description: `Document "${publishedId}" has a draft that "includeDrafts" does not name`,
        id: publishedId,
      });
    }
    return [publishedId, ...includeDrafts].flatMap((id) => mutate({ delete: { id } }));
  },
);
