import { type ChildProcess, execFileSync } from 'node:child_process';

const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** Takes a process that must not outlive this one; returns it. */
export function bound(child: ChildProcess): ChildProcess {
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
}

/** Takes a running process; returns the memory it holds, in megabytes. */
export function residentMegabytes(child: ChildProcess): number {
  const kilobytes = execFileSync('ps', ['-o', 'rss=', '-p', String(child.pid)], {
    encoding: 'utf8',
  });
  return Number(kilobytes) / 1024;
}

/** Follows a process while work goes on; `stop` tells the most memory it held. */
export function watchMemory(child: ChildProcess): { stop: () => number } {
  let most = residentMegabytes(child);
  const timer = setInterval(() => {
    most = Math.max(most, residentMegabytes(child));
  }, 500);
  return {
    stop: () => {
      clearInterval(timer);
      return Math.max(most, residentMegabytes(child));
    },
  };
}

export async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await exit;
}

/** Starts a process, works with it, and ends it whatever happens; returns what the work returned. */
export async function during<P extends { stop: () => Promise<void> }, T>(
  start: () => Promise<P>,
  work: (process: P) => Promise<T>,
): Promise<T> {
  const process = await start();
  try {
    return await work(process);
  } finally {
    await process.stop();
  }
}
