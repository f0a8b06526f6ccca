import { z } from 'zod';
import { defineAction } from '../action.ts';
import { releaseIn } from './existing.ts';

export const deleteRelease = defineAction(
  { releaseId: z.string() },
  ({ releaseId: name }, { overlay, mutate }) => {
    const { _id: id } = releaseIn(['published', 'archived'], name, overlay);
    return mutate({ delete: { id } });
  },
);
