import { randomUUID } from 'node:crypto';
import { openStore } from '#lib/content/store/database.ts';
import type { Environment } from '#lib/env.ts';
import { Bus } from './bus.ts';
import { Ledger } from './ledger.ts';
import { Messages } from './messages.ts';
import { ownSite } from './ownSite.ts';
import { Together } from './together.ts';

/**
 * Joins this instance with the others of the same site, if REDIS_URL says where they meet.
 * @throws if the state directory cannot be written.
 */
export function openTogether(environment: Environment): Together | undefined {
  const { redisUrl, projectId, dataset, selfUrl, webhookSecret } = environment;
  if (redisUrl === undefined) return undefined;
  const store = openStore(environment);
  return new Together({
    bus: new Bus(redisUrl, `${projectId}.${dataset}`, randomUUID()),
    ledger: new Ledger(store),
    messages: new Messages(store),
    site: ownSite(selfUrl, webhookSecret),
    log: console.info,
  });
}
