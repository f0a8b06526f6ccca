import { z } from 'zod';
import { apiError } from '../../errors.ts';
import { MutationRefusal } from '../../mutate/apply.ts';
import {
  isAtRest,
  RELEASE_TYPE,
  readRelease,
  releaseIdOf,
  releaseNameSchema,
} from '../../releases/release.ts';
import { defineAction } from '../action.ts';

const release = z.looseObject({ _id: z.string(), _type: z.literal(RELEASE_TYPE) });

/** Takes in a release from elsewhere. What was scheduled there is active here: nobody scheduled it. */
export const importRelease = defineAction(
  {
    releaseId: releaseNameSchema,
    attributes: release.optional(),
    document: release.optional(),
    ifExists: z.enum(['fail', 'ignore', 'replace']).default('fail'),
  },
  ({ releaseId: name, attributes, document, ifExists }, { overlay, mutate }) => {
    const given = attributes ?? document;
    const id = releaseIdOf(name);
    if (given?._id !== id) throw apiError(400, `Give the release "${id}" as "attributes"`);
    const there = overlay.get(id);
    if (there && ifExists === 'ignore') return [{ id, operation: 'none' }];
    const results = mutate(
      there && ifExists === 'replace' ? { createOrReplace: given } : { create: given },
    );
    const imported = readRelease(overlay.get(id));
    if (!imported) throw unreadable(id);
    return isAtRest(imported.state)
      ? results
      : mutate({ patch: { id, set: { state: 'active', publishAt: null } } });
  },
);

function unreadable(id: string): MutationRefusal {
  const description = `"${id}" is not a release: its state is missing or unknown`;
  return new MutationRefusal(400, { type: 'validationError', description, id });
}
