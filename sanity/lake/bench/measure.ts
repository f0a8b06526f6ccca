/** Times in milliseconds. `spread`: half of all runs lie within this share of the median. */
export type Timing = { median: number; p95: number; spread: number; runs: number };

export function timing(times: number[]): Timing {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))] ?? Number.NaN;
  const median = at(0.5);
  return { median, p95: at(0.95), spread: (at(0.75) - at(0.25)) / median, runs: sorted.length };
}

export type Effort = { atMostRuns: number; atMostMs: number; warmUps: number };

/** Takes work that returns its own time; does it again and again within the effort, at least once. */
export async function repeat(
  effort: Effort,
  work: (run: number) => Promise<number>,
): Promise<Timing> {
  const started = performance.now();
  const isTime = () => performance.now() - started < effort.atMostMs;
  let run = 0;
  // What took long once is not done again only to be warm.
  while (run < effort.warmUps && isTime()) {
    const time = await work(run);
    run += 1;
    if (time > effort.atMostMs / 4) return timing([time]);
  }
  const times: number[] = [];
  do {
    times.push(await work(run));
    run += 1;
  } while (times.length < effort.atMostRuns && isTime());
  return timing(times);
}

/** Takes how much was done and since when; returns how much that is in a second. */
export function perSecond(count: number, started: number): number {
  return (count * 1000) / (performance.now() - started);
}
