import { z } from 'zod';
import { isDraftId } from '../store/document.ts';
import { defineAction, refuseExisting } from './action.ts';

export const create = defineAction(
  {
    publishedId: z.string(),
    attributes: z.looseObject({ _id: z.string(), _type: z.string() }),
    ifExists: z.enum(['fail', 'ignore']).default('fail'),
  },
  ({ publishedId, attributes, ifExists }, { overlay, mutate }) => {
    const { _id: id } = attributes;
    const taken = [id, ...(isDraftId(id) ? [publishedId] : [])].find((each) => overlay.get(each));
    if (taken && ifExists === 'ignore') return [{ id: taken, operation: 'none' }];
    if (taken) refuseExisting(overlay, taken);
    return mutate({ create: attributes });
  },
);
