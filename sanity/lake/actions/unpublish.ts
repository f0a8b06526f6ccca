import { z } from 'zod';
import { copyAs, defineAction, existing } from './action.ts';

export const unpublish = defineAction(
  { draftId: z.string(), publishedId: z.string() },
  ({ draftId, publishedId }, { overlay, mutate }) => {
    const published = existing(overlay, publishedId);
    return [
      ...mutate({ createIfNotExists: copyAs(published, draftId) }),
      ...mutate({ delete: { id: publishedId } }),
    ];
  },
);
