/**
 * Times in milliseconds: the very first, which finds nothing prepared, and those after it.
 * `spread`: the middle half of them lies within this share of the median.
 */
export type Timing = { first: number; median: number; p95: number; spread: number; runs: number };

/** Takes the times of several runs; the first counts for itself unless it is the only one. */
export function timing([first = Number.NaN, ...others]: number[]): Timing {
  const sorted = (others.length > 0 ? others : [first]).sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))] ?? Number.NaN;
  const median = at(0.5);
  const spread = (at(0.75) - at(0.25)) / median;
  return { first, median, p95: at(0.95), spread, runs: sorted.length };
}

/** Shorter times are seldom interrupted, and too short for the clock that counts processor time. */
const RARELY_INTERRUPTED = 20;

/** Takes the time that has passed and the processor's; returns what the work itself has taken. */
export function spent(passed: number, processor: number): number {
  return passed < RARELY_INTERRUPTED ? passed : processor;
}

export type Effort = { atMostRuns: number; atMostMs: number };

/** Takes work that returns its own time; does it again and again within the effort, twice at least. */
export async function repeat(
  { atMostRuns, atMostMs }: Effort,
  work: (run: number) => Promise<number>,
): Promise<Timing> {
  const started = performance.now();
  const times: number[] = [];
  do {
    times.push(await work(times.length));
  } while (
    times.length < 2 ||
    (times.length <= atMostRuns && performance.now() - started < atMostMs)
  );
  return timing(times);
}

/** Takes how much was done and since when; returns how much that is in a second. */
export function perSecond(count: number, started: number): number {
  return (count * 1000) / (performance.now() - started);
}
