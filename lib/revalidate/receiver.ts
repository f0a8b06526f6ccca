import { contentSource } from '#lib/content/loaders.ts';
import { openStore } from '#lib/content/store/database.ts';
import { env } from '#lib/env.ts';
import { Messages } from '#lib/together/messages.ts';
import { Deliveries } from './deliveries.ts';
import type { Receiver } from './receive.ts';
import { siteAt } from './site.ts';

let current: Receiver | undefined;

/** What this process needs to obey the webhook. */
export function receiver(): Receiver {
  current ??= openReceiver();
  return current;
}

function openReceiver(): Receiver {
  const environment = env();
  const store = openStore(environment);
  return {
    source: contentSource(),
    deliveries: new Deliveries(store),
    others: environment.redisUrl === undefined ? undefined : new Messages(store),
    site: siteAt(environment.selfUrl, environment.webhookSecret),
    secret: environment.webhookSecret,
    log: console.info,
  };
}
