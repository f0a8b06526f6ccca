import { createServer } from 'node:net';

/**
 * Makes sure that nothing listens on a port of this machine.
 * @param variable The environment variable that chooses another one.
 * @throws if it is taken, saying what to do.
 */
export async function requireFreePort(
  port: number,
  purpose: string,
  variable: string,
): Promise<void> {
  const free = await new Promise<boolean>((answer, fail) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? answer(false) : fail(error),
    );
    probe.listen(port, '127.0.0.1', () => probe.close(() => answer(true)));
  });
  if (free) return;
  throw new Error(
    `Port ${port}, meant for ${purpose}, is already taken. ` +
      `Stop what uses it (perhaps another Formulary), or choose another: ${variable}=${port + 100} npm start`,
  );
}

/** A port that is free right now. */
export function findFreePort(): Promise<number> {
  return new Promise((answer, fail) => {
    const probe = createServer();
    probe.once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === 'object' && address !== null
          ? answer(address.port)
          : fail(new Error('No free port was found.')),
      );
    });
  });
}
