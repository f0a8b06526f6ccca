import { z } from 'zod';
import { MutationRefusal } from '../mutate/apply.ts';
import { purge } from '../mutate/mutation.ts';
import { publishedIdOf } from '../store/document.ts';
import { defineAction, existing } from './action.ts';

export const deleteDocument = defineAction(
  {
    publishedId: z.string(),
    includeVersions: z.array(z.string()).default([]),
    includeDrafts: z.array(z.string()).default([]),
    ...purge,
  },
  ({ publishedId, includeVersions, includeDrafts, purge }, { overlay, mutate }) => {
    existing(overlay, publishedId);
    const named = new Set([...includeVersions, ...includeDrafts]);
    const forgotten = [...overlay.dataset.layeredIds()].find(
      (id) => publishedIdOf(id) === publishedId && !named.has(id) && overlay.get(id),
    );
    if (forgotten) {
      throw new MutationRefusal(409, {
        type: 'documentHasDraftsError',
        description: `Document "${publishedId}" has a draft or version "${forgotten}" that "includeDrafts" does not name`,
        id: publishedId,
      });
    }
    return [publishedId, ...named].flatMap((id) => mutate({ delete: { id, purge } }));
  },
);
