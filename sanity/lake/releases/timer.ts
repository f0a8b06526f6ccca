import type { Lake } from '../lake.ts';
import type { Dataset } from '../store/dataset.ts';
import { carryOn, nextDue } from './carryOn.ts';
import { RELEASE_TYPE } from './release.ts';

/** Timers cannot wait for longer than 25 days. */
const LONGEST_WAIT = 24 * 60 * 60 * 1000;
const WAIT_AFTER_FAILURE = 60 * 1000;

/**
 * Publishes scheduled releases at their time: one timer for the next of all datasets, set anew when
 * a release changes. What fell due before now, or was left half way, is seen to at once.
 * Returns how to stop.
 */
export function startReleaseTimer(
  lake: Lake,
  log: (line: string) => void = console.error,
): () => void {
  let timer: NodeJS.Timeout | undefined;
  const datasets = (): Dataset[] =>
    lake.catalogue.projects().flatMap((project) => lake.catalogue.datasetsOf(project));
  const set = (atLeast = 0) => {
    clearTimeout(timer);
    const due = Math.min(...datasets().map(nextDue));
    if (due === Number.POSITIVE_INFINITY) return;
    const wait = Math.max(due - Date.now(), atLeast);
    timer = setTimeout(look, Math.min(wait, LONGEST_WAIT));
  };
  const look = () => {
    let wait = 0;
    for (const dataset of datasets()) {
      try {
        carryOn(lake, dataset);
      } catch (error) {
        log(`Releases of "${dataset.name}" cannot go on, trying again in a minute: ${error}`);
        wait = WAIT_AFTER_FAILURE;
      }
    }
    set(wait);
  };
  const stopFollowing = lake.feed.follow(({ transaction }) => {
    const concerns = transaction.changes.some(
      ({ before, after }) => (after ?? before)?._type === RELEASE_TYPE,
    );
    if (concerns) set();
  });
  look();
  return () => {
    stopFollowing();
    clearTimeout(timer);
  };
}
