import type { Server } from 'node:http';

/** How long answers that have begun may take to end. */
const GRACE_MS = 6_000;

/**
 * On SIGTERM or SIGINT: takes no new connections, lets answers that have begun end, and ends the
 * process. A second signal ends it at once.
 * @param close Ends what the server rests on.
 */
export function leaveOnSignal(server: Server, close: () => Promise<void>): void {
  let isLeaving = false;
  const leave = async () => {
    if (isLeaving) process.exit(1);
    isLeaving = true;
    const ended = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), GRACE_MS).unref();
    await ended;
    await close();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => void leave());
}
