import { z } from 'zod';
import { requireMayChange } from '../../access/mayChange.ts';
import { MutationRefusal, type Result } from '../../mutate/apply.ts';
import { danglingReference } from '../../mutate/integrity.ts';
import { Overlay } from '../../mutate/overlay.ts';
import { complete } from '../../releases/complete.ts';
import type { Release, TransientState } from '../../releases/release.ts';
import { type Action, defineAction, type Performance } from '../action.ts';
import { releaseIn } from './existing.ts';

const releaseId = z.string();

export const publishRelease = transition('active', 'publishing');
export const archiveRelease = transition('active', 'archiving');
export const unarchiveRelease = transition('archived', 'unarchiving');
export const unscheduleRelease = transition('scheduled', 'unscheduling');

export const scheduleRelease = defineAction(
  { releaseId, publishAt: z.iso.datetime({ offset: true }) },
  ({ releaseId: name, publishAt }, performance) => {
    const release = releaseIn(['active', 'scheduled'], name, performance.overlay);
    // Until then other releases may bring what this one refers to; whether one may is known now.
    rehearse('publishing', release, performance);
    return setOut(release, 'scheduling', performance, {
      publishAt: new Date(publishAt).toISOString(),
    });
  },
);

/** Sets a release out for another state, if it could arrive there; the lake then takes it there. */
function transition(from: 'active' | 'scheduled' | 'archived', towards: TransientState): Action {
  return defineAction({ releaseId }, ({ releaseId: name }, performance) => {
    const release = releaseIn([from], name, performance.overlay);
    const dangling = danglingReference(rehearse(towards, release, performance));
    if (dangling) throw new MutationRefusal(409, dangling);
    return setOut(release, towards, performance);
  });
}

function setOut(
  release: Release,
  state: TransientState,
  { mutate, identity }: Performance,
  more: { publishAt?: string } = {},
): Result[] {
  const set = { state, userId: identity.id, ...more };
  return mutate({ patch: { id: release._id, set, unset: ['error'] } });
}

/** Does without keeping it what the lake will do later; throws a 403 if the person may not do it. */
function rehearse(state: TransientState, release: Release, performance: Performance): Overlay {
  const overlay = new Overlay(performance.overlay.dataset);
  complete(state, release, performance.on(overlay));
  requireMayChange({ ...performance, overlay });
  return overlay;
}
