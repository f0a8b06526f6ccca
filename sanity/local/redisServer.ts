import { findCommand, installPackage } from './debian.ts';
import { say, step } from './report.ts';

/**
 * Sees to it that the tests of several instances find a `redis-server`; installed if there is none
 * (Debian's package, as root).
 * @throws if there is none and it cannot be installed.
 */
export async function requireRedisServer(): Promise<void> {
  if (findCommand(['redis-server']) !== undefined) return;
  say('No redis-server was found on this machine.');
  await step('Installing Redis', async () => installPackage('redis-server'));
  if (findCommand(['redis-server']) !== undefined) return;
  throw new Error(
    'The tests of several instances need Redis and it could not be installed. ' +
      'Install it yourself, so that "redis-server" is on the path.',
  );
}
