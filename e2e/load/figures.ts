import { readFileSync } from 'node:fs';

export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return Math.round(sorted[Math.round(share * (sorted.length - 1))] ?? Number.NaN);
}

/** What a process holds in memory, in MB. Linux only. */
export function memoryOf(pid: number | undefined): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024);
}

/** So many of a list, spread evenly over it. */
export function spread<T>(list: readonly T[], count: number): T[] {
  const step = list.length / count;
  return Array.from({ length: count }, (_, index) => list[Math.floor(index * step)]).filter(
    (each) => each !== undefined,
  );
}
