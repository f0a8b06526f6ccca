import { copyAs, existing, type Performance } from '../actions/action.ts';
import { promote } from '../actions/promote.ts';
import { MutationRefusal, type Result } from '../mutate/apply.ts';
import { newKey } from '../mutate/ids.ts';
import { draftIdOf, publishedIdOf } from '../store/document.ts';
import { isObject } from '../store/json.ts';
import {
  nameOfRelease,
  type Release,
  type ReleaseState,
  type TransientState,
  versionsIn,
} from './release.ts';

type Attributes = { state: ReleaseState; [attribute: string]: unknown };
type Completion = (release: Release, performance: Performance) => Attributes;

const COMPLETIONS: Record<TransientState, Completion> = {
  scheduling: () => ({ state: 'scheduled' }),
  unscheduling: () => ({ state: 'active', publishAt: null }),
  publishing: (release, performance) => {
    const ids = versionsOf(release, performance);
    for (const id of ids) publishVersion(id, performance);
    const publishedAt = performance.timestamp;
    return { state: 'published', publishedAt, finalDocumentStates: statesOf(ids) };
  },
  archiving: (release, performance) => {
    const ids = versionsOf(release, performance);
    for (const id of ids) performance.mutate({ delete: { id } });
    return { state: 'archived', publishAt: null, finalDocumentStates: statesOf(ids) };
  },
  unarchiving: (release, performance) => {
    for (const { id } of release.finalDocumentStates ?? []) restore(id, performance);
    return { state: 'active', finalDocumentStates: null };
  },
};

/** Takes a release on its way to another state; does what is left to do, and has it arrive. */
export function complete(
  state: TransientState,
  release: Release,
  performance: Performance,
): Result[] {
  const set = COMPLETIONS[state](release, performance);
  return performance.mutate({ patch: { id: release._id, set } });
}

function versionsOf(release: Release, { overlay }: Performance): string[] {
  return versionsIn(overlay.dataset, nameOfRelease(release._id));
}

function statesOf(ids: string[]) {
  return ids.map((id) => ({ _key: newKey(), id }));
}

/** A version marked for it takes the document down instead; editors are left a draft of it. */
function publishVersion(id: string, performance: Performance): void {
  const { overlay, mutate } = performance;
  const version = existing(overlay, id);
  const publishedId = publishedIdOf(id);
  if (!isObject(version._system) || version._system.delete !== true) {
    promote(version, publishedId, performance);
    return;
  }
  const published = overlay.get(publishedId);
  if (published) {
    mutate({ createIfNotExists: copyAs(published, draftIdOf(id)) });
    mutate({ delete: { id: publishedId } });
  }
  mutate({ delete: { id } });
}

function restore(id: string, { overlay, mutate, history }: Performance): void {
  const version = history.documentAt(overlay.dataset, id, 'last');
  if (version) mutate({ create: version });
  else {
    throw new MutationRefusal(409, {
      type: 'documentNotFoundError',
      description: `The document with the ID "${id}" was not found in history`,
      id,
    });
  }
}
