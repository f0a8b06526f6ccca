import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { Sessions } from './access/sessions.ts';
import { tokensFor } from './access/tokens.ts';
import { AssetFiles } from './assets/files.ts';
import { AssetRemovals } from './assets/removals.ts';
import { type LakeConfigInput, parseConfig } from './config.ts';
import { createApp } from './http/app.ts';
import type { Lake } from './lake.ts';
import { servePresence } from './presence/socket.ts';
import { startReleaseTimer } from './releases/timer.ts';
import { Catalogue } from './store/catalogue.ts';
import { ChangeFeed } from './store/changeFeed.ts';
import { Clock } from './store/clock.ts';
import { openDatabase } from './store/database.ts';
import { DocumentTable } from './store/documentTable.ts';
import { Erasure } from './store/erasure.ts';
import { History } from './store/history.ts';
import { openFailure } from './store/openFailure.ts';
import { TransactionLog } from './store/transactions.ts';
import { WebhookOutbox } from './webhooks/outbox.ts';

export type LakeOptions = {
  /** Where everything is kept; made if missing. */
  dataDirectory: string;
  config?: LakeConfigInput;
  /** 0: any free one. */
  port?: number;
  host?: string;
};

/**
 * A busy client may write on a connection in the moment in which it is closed, and loses a request.
 * Node's five seconds make that likely; clients that pause for longer than this are rare.
 */
const KEEP_ALIVE_MS = 75_000;

export type RunningLake = {
  url: string;
  /** Where a generated administrator token was written, if none are configured. */
  tokensFile: string | undefined;
  close: () => Promise<void>;
};

/**
 * Starts a Content Lake. Resolves once it answers; `close` ends its streams and its database.
 * Throws ConfigError, DataDirectoryError, or the system's error for a port that is taken.
 */
export async function startLake(options: LakeOptions): Promise<RunningLake> {
  const config = parseConfig(options.config ?? {});
  const { dataDirectory } = options;
  const database = openDatabase(dataDirectory);
  try {
    const table = new DocumentTable(database);
    const { tokens, file } = tokensFor(config, dataDirectory);
    const catalogue = new Catalogue(database, table, config.projects);
    const assets = new AssetFiles(dataDirectory);
    const lake: Lake = {
      config,
      dataDirectory,
      database,
      catalogue,
      log: new TransactionLog(database, table),
      sessions: new Sessions(database, config, tokens),
      history: new History(database),
      erasure: new Erasure(database),
      feed: new ChangeFeed(),
      clock: Clock.after(database),
      outbox: new WebhookOutbox(database, config.webhooks),
      assets,
      removals: new AssetRemovals(database, catalogue, assets),
    };
    const server = createServer(getRequestListener(createApp(lake).fetch));
    server.keepAliveTimeout = KEEP_ALIVE_MS;
    const host = options.host ?? '127.0.0.1';
    const port = await listening(server, options.port ?? 0, host);
    const stopPresence = servePresence(server, lake);
    lake.outbox.start();
    void lake.removals.carryOut();
    table.text.wake();
    const stopReleases = startReleaseTimer(lake);
    return {
      url: `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
      tokensFile: file,
      close: async () => {
        stopReleases();
        stopPresence();
        await closed(server);
        await lake.outbox.stop();
        await lake.removals.carryOut();
        table.text.stop();
        database.close();
      },
    };
  } catch (error) {
    database.close();
    throw openFailure(error, join(dataDirectory, 'lake.sqlite'));
  }
}

function listening(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
