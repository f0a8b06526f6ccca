import { z } from 'zod';
import { apiError } from '../errors.ts';
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
  ({ document: given, baseId, versionId, ifBaseRevisionId }, { overlay, mutate }) => {
    if (given) return mutate({ create: given });
    if (!baseId || !versionId) throw apiError(400, 'Give a document, or baseId and versionId');
    requireRevision(overlay, baseId, ifBaseRevisionId);
    return mutate({ create: copyAs(existing(overlay, baseId), versionId) });
  },
);

export const versionReplace = defineAction({ document }, ({ document: given }, { mutate }) =>
  mutate({ createOrReplace: given }),
);

/** Says of a version that its release, once published, takes the document down. */
export const versionUnpublish = defineAction(
  { versionId: z.string(), publishedId: z.string() },
  ({ versionId, publishedId }, { overlay, mutate }) => {
    const base = overlay.get(versionId) ?? existing(overlay, publishedId);
    return [
      ...mutate({ createIfNotExists: copyAs(base, versionId) }),
      ...mutate({ patch: { id: versionId, set: { '_system.delete': true } } }),
    ];
  },
);
