import type { Identity } from '../access/identity.ts';
import { readable } from '../access/permissions.ts';
import type { Dataset } from '../store/dataset.ts';
import { lookThrough, type Perspective } from './perspective.ts';
import type { Snapshot } from './snapshot.ts';

/** What has been worked out for the present version of each dataset, by reader and perspective. */
const views = new WeakMap<Dataset, { version: number; snapshots: Map<string, Snapshot> }>();

/** Takes who asks and through which perspective; returns the documents that are there to be seen. */
export function viewOf(dataset: Dataset, identity: Identity, perspective: Perspective): Snapshot {
  let known = views.get(dataset);
  if (known?.version !== dataset.version) {
    known = { version: dataset.version, snapshots: new Map() };
    views.set(dataset, known);
  }
  const { snapshots } = known;
  const remember = (key: string, make: () => Snapshot): Snapshot => {
    const snapshot = snapshots.get(key) ?? make();
    snapshots.set(key, snapshot);
    return snapshot;
  };
  // Grant filters may ask who one is, so roles alone do not decide what is readable.
  const reader = `${identity.kind} ${identity.id}`;
  const base = remember(reader, () => readable(identity, dataset));
  return remember(`${reader} ${perspective}`, () => lookThrough(base, perspective));
}
