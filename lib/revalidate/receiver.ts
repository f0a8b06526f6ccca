import { contentSource } from '#lib/content/loaders.ts';
import { openStore } from '#lib/content/store/database.ts';
import { env } from '#lib/env.ts';
import { Deliveries } from './deliveries.ts';
import type { Receiver } from './receive.ts';
import { siteAt } from './site.ts';

let current: Receiver | undefined;

/** What this process needs to obey the webhook. */
export function receiver(): Receiver {
  const environment = env();
  current ??= {
    source: contentSource(),
    deliveries: new Deliveries(openStore(environment)),
    site: siteAt(environment.selfUrl, environment.webhookSecret),
    secret: environment.webhookSecret,
    log: console.info,
  };
  return current;
}
