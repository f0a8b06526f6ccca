import type { Identity } from '../access/identity.ts';
import { requireMayPublish } from '../access/mayChange.ts';
import { performanceOn, type Setting } from '../actions/action.ts';
import { LakeError } from '../errors.ts';
import type { Lake } from '../lake.ts';
import { stepsOf, transact } from '../mutate/transact.ts';
import { runQuerySync } from '../query/run.ts';
import { viewOf } from '../query/views.ts';
import type { Dataset } from '../store/dataset.ts';
import { isDocument } from '../store/json.ts';
import { complete } from './complete.ts';
import {
  isTransient,
  RELEASE_TYPE,
  type Release,
  readRelease,
  type TransientState,
} from './release.ts';

/** Where a release stays that could not go on, as at Sanity with an error that says why. */
const BACK: Record<TransientState, 'active' | 'archived'> = {
  scheduling: 'active',
  unscheduling: 'active',
  publishing: 'active',
  archiving: 'active',
  unarchiving: 'archived',
};

/** When a release is to go on by itself, in milliseconds; at once if it is on its way. */
function dueTime({ state, publishAt }: Release): number {
  if (isTransient(state)) return 0;
  const isScheduled = state === 'scheduled' && publishAt;
  return isScheduled ? Date.parse(publishAt) : Number.POSITIVE_INFINITY;
}

/** When the next release of a dataset is due, in milliseconds; infinity if none is. */
export function nextDue(dataset: Dataset): number {
  const [first] = waiting(dataset);
  return first ? dueTime(first) : Number.POSITIVE_INFINITY;
}

/** Has every release of a dataset arrive that is on its way, or due; the earliest first. */
export function carryOn(lake: Lake, dataset: Dataset): void {
  for (const release of waiting(dataset)) {
    if (dueTime(release) <= Date.now()) arrive(lake, dataset, release._id);
  }
}

function waiting(dataset: Dataset): Release[] {
  const query = '*[_type == $type && !(state in ["active", "published", "archived"])]';
  const question = { query, parameters: { type: RELEASE_TYPE } };
  const found = runQuerySync(question, viewOf(dataset, inTheNameOf('<system>'), 'raw'));
  return [found]
    .flat()
    .flatMap((each) => (isDocument(each) ? (readRelease(each) ?? []) : []))
    .sort((a, b) => dueTime(a) - dueTime(b));
}

function arrive(lake: Lake, dataset: Dataset, id: string): void {
  const release = readRelease(dataset.get(id));
  if (!release) return;
  const identity = inTheNameOf(release.userId);
  const request = { dataset, identity, movesReleases: true };
  const put = (attributes: Record<string, unknown>) =>
    transact(lake, request, stepsOf([{ patch: { id, set: attributes } }]));
  const { state } = release;
  if (!isTransient(state)) {
    if (dueTime(release) > Date.now()) return;
    put({ state: 'publishing' });
  } else {
    try {
      const setting = { identity, history: lake.history };
      const publisher = lake.sessions.person(release.userId);
      transact(lake, request, [completing(state, release, setting, publisher)]);
    } catch (error) {
      if (!(error instanceof LakeError)) throw error;
      put({ state: BACK[state], publishAt: null, error: { message: error.message } });
    }
  }
  arrive(lake, dataset, id);
}

/** @param publisher Who is asked once more whether they may publish: a reviewer may have objected. */
function completing(
  state: TransientState,
  release: Release,
  setting: Setting,
  publisher: Identity | undefined,
) {
  return (...[overlay, at]: Parameters<ReturnType<typeof stepsOf>[number]>) => {
    const performance = performanceOn(overlay, at, setting);
    const results = complete(state, release, performance);
    if (publisher) requireMayPublish({ ...performance, identity: publisher });
    return results;
  };
}

/** Whoever acted on the release was asked then whether they may do all else that follows from it. */
function inTheNameOf(userId: string): Identity {
  const permissions = ['read' as const, 'create' as const, 'update' as const];
  return {
    id: userId || '<system>',
    kind: 'token',
    displayName: userId,
    roles: [],
    grants: [{ filter: 'true', permissions }],
  };
}
