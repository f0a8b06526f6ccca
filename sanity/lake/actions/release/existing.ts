import { MutationRefusal } from '../../mutate/apply.ts';
import type { Overlay } from '../../mutate/overlay.ts';
import {
  type Release,
  type ReleaseState,
  readRelease,
  releaseIdOf,
} from '../../releases/release.ts';
import { existing } from '../action.ts';

/** Takes a release's name and the states in which something can be done; throws a 409 in others. */
export function releaseIn(states: ReleaseState[], name: string, overlay: Overlay): Release {
  const id = releaseIdOf(name);
  const release = readRelease(existing(overlay, id));
  if (release && states.includes(release.state)) return release;
  const state = release?.state ?? 'unknown';
  throw new MutationRefusal(409, {
    type: 'invalidReleaseStateError',
    description: `Release "${name}" is ${state}; this needs it to be ${states.join(' or ')}`,
    id,
    state,
  });
}
