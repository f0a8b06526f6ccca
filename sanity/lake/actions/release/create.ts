import { MutationRefusal } from '../../mutate/apply.ts';
import {
  metadataSchema,
  RELEASE_TYPE,
  releaseIdOf,
  releaseNameSchema,
} from '../../releases/release.ts';
import { defineAction, refuseExisting } from '../action.ts';

export const createRelease = defineAction(
  { releaseId: releaseNameSchema, metadata: metadataSchema.default({ releaseType: 'undecided' }) },
  ({ releaseId: name, metadata }, { overlay, mutate, identity, history }) => {
    const id = releaseIdOf(name);
    refuseExisting(overlay, id);
    if (history.documentAt(overlay.dataset, id, 'last')) {
      throw new MutationRefusal(409, {
        type: 'documentAlreadyExistsError',
        description: `There was a release "${name}" before: give this one another name`,
        id,
      });
    }
    const create = {
      _id: id,
      _type: RELEASE_TYPE,
      name,
      state: 'active',
      metadata,
      userId: identity.id,
      publishAt: null,
      finalDocumentStates: null,
    };
    return mutate({ create });
  },
);
