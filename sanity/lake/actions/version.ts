import { z } from 'zod';
import { apiError } from '../errors.ts';
import { MutationRefusal } from '../mutate/apply.ts';
import { publishedIdOf } from '../store/document.ts';
import { copyAs, defineAction, existing, requireRevision } from './action.ts';

const document = z.looseObject({ _id: z.string(), _type: z.string() });

export const versionCreate = defineAction(
  {
    publishedId: z.string(),
    document: document.optional(),
    baseId: z.string().optional(),
    versionId: z.string().optional(),
    ifBaseRevisionId: z.string().optional(),
  },
  (request, { overlay, mutate }) => {
    const { publishedId, document: given, baseId, versionId, ifBaseRevisionId } = request;
    if (given) {
      requireVersionOf(given._id, publishedId);
      return mutate({ create: given });
    }
    if (!baseId || !versionId) throw apiError(400, 'Give a document, or baseId and versionId');
    requireVersionOf(versionId, publishedId);
    requireRevision(overlay, baseId, ifBaseRevisionId);
    const base = existing(overlay, baseId);
    // By this, history and "the draft has changed since" find their way back.
    const _system = { base: { id: baseId, rev: base._rev } };
    return mutate({ create: { ...copyAs(base, versionId), _system } });
  },
);

export const versionReplace = defineAction({ document }, ({ document: given }, { mutate }) => {
  requireVersionOf(given._id, publishedIdOf(given._id));
  return mutate({ createOrReplace: given });
});

/** Says of a version that its release, once published, takes the document down. */
export const versionUnpublish = defineAction(
  { versionId: z.string(), publishedId: z.string() },
  ({ versionId, publishedId }, { overlay, mutate }) => {
    requireVersionOf(versionId, publishedId);
    const base = overlay.get(versionId) ?? existing(overlay, publishedId);
    return [
      ...mutate({ createIfNotExists: copyAs(base, versionId) }),
      ...mutate({ patch: { id: versionId, set: { '_system.delete': true } } }),
    ];
  },
);

/** Throws a 400 if an id is not that of a draft or version of the published document. */
function requireVersionOf(id: string, publishedId: string): void {
  if (id !== publishedId && publishedIdOf(id) === publishedId) return;
  throw new MutationRefusal(400, {
    type: 'validationError',
    description: `"${id}" is not the id of a draft or version of "${publishedId}"`,
    id,
  });
}
