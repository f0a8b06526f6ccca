import type { DatabaseSync } from 'node:sqlite';
import type { Sessions } from './access/sessions.ts';
import type { AssetFiles } from './assets/files.ts';
import type { AssetRemovals } from './assets/removals.ts';
import type { LakeConfig } from './config.ts';
import type { Catalogue } from './store/catalogue.ts';
import type { ChangeFeed } from './store/changeFeed.ts';
import type { Clock } from './store/clock.ts';
import type { Erasure } from './store/erasure.ts';
import type { History } from './store/history.ts';
import type { TransactionLog } from './store/transactions.ts';
import type { WebhookOutbox } from './webhooks/outbox.ts';

/** The parts of a running lake, as endpoints use them. */
export type Lake = {
  config: LakeConfig;
  dataDirectory: string;
  database: DatabaseSync;
  catalogue: Catalogue;
  log: TransactionLog;
  sessions: Sessions;
  history: History;
  erasure: Erasure;
  feed: ChangeFeed;
  clock: Clock;
  outbox: WebhookOutbox;
  assets: AssetFiles;
  removals: AssetRemovals;
};
