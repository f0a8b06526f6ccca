import { z } from 'zod';
import { MutationRefusal } from '../mutate/apply.ts';
import type { Overlay } from '../mutate/overlay.ts';
import { releaseIdOf } from '../releases/release.ts';
import { releaseNameOf } from '../store/document.ts';
import { defineAction, existing, namedVersion, requireRevision } from './action.ts';
import { promote } from './promote.ts';

export const publish = defineAction(
  {
    draftId: z.string().optional(),
    versionId: z.string().optional(),
    publishedId: z.string(),
    ifDraftRevisionId: z.string().optional(),
    ifVersionRevisionId: z.string().optional(),
    ifPublishedRevisionId: z.string().optional(),
  },
  (request, { overlay, mutate }) => {
    const { publishedId, ifPublishedRevisionId } = request;
    const id = namedVersion(request);
    const version = existing(overlay, id);
    refuseVersionOfRelease(overlay, id);
    requireRevision(overlay, id, request.ifDraftRevisionId ?? request.ifVersionRevisionId);
    requireRevision(overlay, publishedId, ifPublishedRevisionId);
    return promote(version, publishedId, { mutate });
  },
);

/** What belongs to a release is published with it; a version that belongs to none, by itself. */
function refuseVersionOfRelease(overlay: Overlay, id: string): void {
  const name = releaseNameOf(id);
  if (name === undefined || !overlay.get(releaseIdOf(name))) return;
  throw new MutationRefusal(400, {
    type: 'validationError',
    description: `Document "${id}" belongs to the release "${name}": publish the release`,
    id,
  });
}
