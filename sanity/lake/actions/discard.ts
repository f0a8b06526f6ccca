import { z } from 'zod';
import { defineAction, existing } from './action.ts';

export const discard = defineAction(
  { draftId: z.string(), purge: z.boolean().optional() },
  ({ draftId }, { overlay, mutate }) => {
    existing(overlay, draftId);
    return mutate({ delete: { id: draftId } });
  },
);

export const versionDiscard = defineAction(
  { versionId: z.string(), purge: z.boolean().optional() },
  ({ versionId }, { overlay, mutate }) => {
    existing(overlay, versionId);
    return mutate({ delete: { id: versionId } });
  },
);
