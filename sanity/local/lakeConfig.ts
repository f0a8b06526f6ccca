import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { WEBHOOK_FILTER, WEBHOOK_PROJECTION } from '#lib/revalidate/webhook.ts';
import { LOCAL_PEOPLE } from './people.ts';
import { LOCAL_ROLES, UNREVIEWED_ROLES } from './roles.ts';
import { LOCAL_DATASET, LOCAL_PROJECT, type Settings } from './settings.ts';

/**
 * Writes the embedded lake's configuration: project, people, the tokens of site and import, and
 * the webhook that tells the site of every published change.
 * @param tellsSite Whether there is a webhook.
 * @throws if the settings are for a hosted lake.
 */
export function writeLakeConfig(settings: Settings, tellsSite: boolean): void {
  const { lake } = settings;
  if (lake === undefined) throw new Error('A hosted Content Lake takes no local configuration.');
  const origin = new URL(settings.siteUrl).origin;
  const webhook = {
    id: 'website',
    name: 'Tell the website',
    url: `http://127.0.0.1:${settings.sitePort}/api/revalidate`,
    dataset: LOCAL_DATASET,
    filter: WEBHOOK_FILTER,
    projection: WEBHOOK_PROJECTION,
    on: ['create', 'update', 'delete'],
    secret: lake.secrets.webhookSecret,
  };
  const config = {
    projects: [
      {
        id: LOCAL_PROJECT,
        displayName: 'Formulary',
        datasets: [
          { name: LOCAL_DATASET, aclMode: 'public' },
          // Comments and tasks. It is there from the start: a Studio that opens without one does
          // not notice the first comment of somebody else.
          { name: `${LOCAL_DATASET}-comments`, aclMode: 'private' },
        ],
      },
    ],
    roles: process.env.FORMULARY_REVIEWS === 'enforced' ? LOCAL_ROLES : UNREVIEWED_ROLES,
    users: LOCAL_PEOPLE,
    tokens: [
      { token: lake.secrets.readToken, label: 'Website', roles: ['viewer'] },
      { token: lake.secrets.reportToken, label: 'Readers’ reports', roles: ['reporter'] },
      { token: lake.secrets.writeToken, label: 'Import', roles: ['importer'] },
    ],
    corsOrigins: [origin, `http://127.0.0.1:${settings.sitePort}`],
    webhooks: tellsSite ? [webhook] : [],
  };
  mkdirSync(dirname(lake.configFile), { recursive: true });
  writeFileSync(lake.configFile, `${JSON.stringify(config, null, 2)}\n`, { mode: 0o600 });
}
