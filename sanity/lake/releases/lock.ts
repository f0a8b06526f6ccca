import type { MutationProblem } from '../errors.ts';
import type { Change, Dataset } from '../store/dataset.ts';
import { releaseNameOf } from '../store/document.ts';
import { isAtRest, RELEASE_TYPE, readRelease, releaseIdOf } from './release.ts';

/**
 * The versions of a release change only while it is active, or by its own actions. Takes what
 * another transaction would change; returns the first version it may not, if any.
 * https://www.sanity.io/docs/content-releases-api
 */
export function lockedVersion(dataset: Dataset, changes: Change[]): MutationProblem | undefined {
  for (const { id } of changes) {
    const name = releaseNameOf(id);
    if (name === undefined) continue;
    const release = readRelease(dataset.get(releaseIdOf(name)));
    if (!release || release.state === 'active') continue;
    const way = release.state === 'scheduled' ? '; unschedule it first' : '';
    return {
      type: 'documentLockedError',
      description: `Document "${id}" is locked: its release "${name}" is ${release.state}${way}`,
      id,
      releaseId: name,
      state: release.state,
    };
  }
  return undefined;
}

/**
 * A release is scheduled or published by its own actions only: they ask whether one may publish
 * what is in it. Takes other changes; returns the first that would set a release on its way, if any.
 */
export function movedRelease(changes: Change[]): MutationProblem | undefined {
  for (const { id, before, after } of changes) {
    if (after?._type !== RELEASE_TYPE || isAtRest(readRelease(after)?.state)) continue;
    const differs = ['state', 'publishAt', 'userId'].some((name) => before?.[name] !== after[name]);
    if (!differs) continue;
    return {
      type: 'validationError',
      description: `Release "${id}" cannot be made ${after.state} by a mutation: use a release action`,
      id,
    };
  }
  return undefined;
}
