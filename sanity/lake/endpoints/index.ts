import type { Endpoint } from '../http/context.ts';
import { actions } from './actions.ts';
import { assets } from './assets.ts';
import { auth } from './auth.ts';
import { backup } from './backup.ts';
import { comments } from './comments.ts';
import { datasets } from './datasets.ts';
import { doc } from './doc.ts';
import { exporting } from './export.ts';
import { historyDocuments } from './historyDocuments.ts';
import { historyEvents } from './historyEvents.ts';
import { historyReleases } from './historyReleases.ts';
import { historyTransactions } from './historyTransactions.ts';
import { hooks } from './hooks.ts';
import { listen } from './listen.ts';
import { live } from './live.ts';
import { mutate } from './mutate.ts';
import { ping } from './ping.ts';
import { projects } from './projects.ts';
import { query } from './query.ts';
import { references } from './references.ts';
import { releaseLimits } from './releaseLimits.ts';
import { studio } from './studio.ts';
import { users } from './users.ts';

/** Everything this lake answers. */
export const endpoints: Endpoint[] = [
  ping,
  query,
  doc,
  exporting,
  mutate,
  actions,
  listen,
  live,
  historyDocuments,
  historyTransactions,
  historyEvents,
  historyReleases,
  references,
  releaseLimits,
  assets,
  auth,
  users,
  projects,
  datasets,
  comments,
  hooks,
  backup,
  studio,
];
