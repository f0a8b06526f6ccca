import { z } from 'zod';
import { MutationRefusal } from '../mutate/apply.ts';
import { publishedIdOf } from '../store/document.ts';
import { defineAction } from './action.ts';

export const replaceDraft = defineAction(
  {
    publishedId: z.string(),
    attributes: z.looseObject({ _id: z.string(), _type: z.string() }),
  },
  ({ publishedId, attributes }, { mutate }) => {
    const { _id: id } = attributes;
    if (id === publishedId || publishedIdOf(id) !== publishedId) {
      throw new MutationRefusal(400, {
        type: 'validationError',
        description: `"${id}" is not the id of a draft or version of "${publishedId}"`,
        id,
      });
    }
    return mutate({ createOrReplace: attributes });
  },
);
