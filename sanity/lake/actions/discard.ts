import { z } from 'zod';
import { purge } from '../mutate/mutation.ts';
import { defineAction, existing } from './action.ts';

export const discard = defineAction(
  { draftId: z.string(), ...purge },
  ({ draftId, purge }, { overlay, mutate }) => {
    existing(overlay, draftId);
    return mutate({ delete: { id: draftId, purge } });
  },
);

export const versionDiscard = defineAction(
  { versionId: z.string(), ...purge },
  ({ versionId, purge }, { overlay, mutate }) => {
    existing(overlay, versionId);
    return mutate({ delete: { id: versionId, purge } });
  },
);
