import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { MutationRefusal } from '../../mutate/apply.ts';
import { patchOperations } from '../../mutate/mutation.ts';
import { metadataSchema } from '../../releases/release.ts';
import type { LakeDocument } from '../../store/document.ts';
import { defineAction, existing } from '../action.ts';
import { releaseIn } from './existing.ts';

/** Changes what is said about a release; its state changes only by the other actions. */
export const editRelease = defineAction(
  { releaseId: z.string(), patch: z.strictObject(patchOperations) },
  ({ releaseId: name, patch }, { overlay, mutate }) => {
    const { _id: id } = releaseIn(['active', 'scheduled'], name, overlay);
    const before = existing(overlay, id);
    const results = mutate({ patch: { id, ...patch } });
    const after = existing(overlay, id);
    const metadata = metadataSchema.safeParse(after.metadata);
    if (metadata.success && isDeepStrictEqual(withoutMetadata(before), withoutMetadata(after))) {
      return results;
    }
    const reason = metadata.success
      ? 'it would change more than the metadata'
      : `metadata: ${z.prettifyError(metadata.error)}`;
    throw new MutationRefusal(400, {
      type: 'validationError',
      description: `Release "${name}" cannot be edited so: ${reason}`,
      id,
    });
  },
);

function withoutMetadata(release: LakeDocument) {
  const { metadata, _rev, _updatedAt, ...rest } = release;
  return rest;
}
