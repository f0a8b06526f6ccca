import type { DatabaseSync } from 'node:sqlite';
import type { Sessions } from './access/sessions.ts';
import type { LakeConfig } from './config.ts';
import type { Catalogue } from './store/catalogue.ts';
import type { ChangeFeed } from './store/changeFeed.ts';
import type { Clock } from './store/clock.ts';
import type { LakeDocument } from './store/document.ts';
import type { TransactionLog } from './store/transactions.ts';

/** One document as one transaction changed it: what a webhook is told of. */
export type DocumentChange = {
  projectId: string;
  dataset: string;
  transactionId: string;
  timestamp: string;
  documentId: string;
  before: LakeDocument | null;
  after: LakeDocument | null;
};

/** Takes a change down, within the transaction that makes it. */
export type Outbox = { enqueue(change: DocumentChange): void };

/** The parts of a running lake, as endpoints use them. */
export type Lake = {
  config: LakeConfig;
  dataDirectory: string;
  database: DatabaseSync;
  catalogue: Catalogue;
  log: TransactionLog;
  sessions: Sessions;
  feed: ChangeFeed;
  clock: Clock;
  outbox?: Outbox;
};
