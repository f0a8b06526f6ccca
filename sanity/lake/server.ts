import { mkdirSync } from 'node:fs';
import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { Sessions } from './access/sessions.ts';
import { tokensFor } from './access/tokens.ts';
import { type LakeConfigInput, parseConfig } from './config.ts';
import { endpoints } from './endpoints/index.ts';
import { apiError, LakeError } from './errors.ts';
import { projectOf, routePath } from './http/address.ts';
import type { Env } from './http/context.ts';
import { corsFor } from './http/cors.ts';
import type { Lake } from './lake.ts';
import { Catalogue } from './store/catalogue.ts';
import { ChangeFeed } from './store/changeFeed.ts';
import { Clock } from './store/clock.ts';
import { openDatabase } from './store/database.ts';
import { History } from './store/history.ts';
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

export type RunningLake = {
  url: string;
  /** Where a generated administrator token was written, if none are configured. */
  tokensFile: string | undefined;
  close: () => Promise<void>;
};

/** API versions: `v1`, `vX` or a date. */
const VERSION = '/:version{v1|vX|v\\d{4}-\\d{2}-\\d{2}}';

/**
 * Starts a Content Lake. Resolves once it answers; `close` ends its streams and its database.
 * Throws ConfigError, DataDirectoryError, or the system's error for a port that is taken.
 */
export async function startLake(options: LakeOptions): Promise<RunningLake> {
  const config = parseConfig(options.config ?? {});
  const { dataDirectory } = options;
  mkdirSync(dataDirectory, { recursive: true });
  const database = openDatabase(dataDirectory);
  try {
    const { tokens, file } = tokensFor(config, dataDirectory);
    const lake: Lake = {
      config,
      dataDirectory,
      database,
      catalogue: new Catalogue(database, config.projects),
      log: new TransactionLog(database),
      sessions: new Sessions(database, config, tokens),
      history: new History(database),
      feed: new ChangeFeed(),
      clock: Clock.after(database),
      outbox: new WebhookOutbox(database, config.webhooks),
    };
    const server = createAdaptorServer({ fetch: createApp(lake).fetch });
    const host = options.host ?? '127.0.0.1';
    const port = await listening(server, options.port ?? 0, host);
    lake.outbox.start();
    return {
      url: `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
      tokensFile: file,
      close: async () => {
        await closed(server);
        await lake.outbox.stop();
        database.close();
      },
    };
  } catch (error) {
    database.close();
    throw error;
  }
}

function createApp(lake: Lake): Hono<Env> {
  const app = new Hono<Env>({ getPath: (request) => routePath(new URL(request.url).pathname) });
  app.use(corsFor(lake.config.corsOrigins));
  app.use(async (context, next) => {
    context.set('identity', lake.sessions.identify(context.req.header('authorization')));
    context.set('apiVersion', context.req.path.match(/^\/v([^/]+)/)?.[1] ?? '1');
    context.set('projectId', projectOf(context.req.raw, lake.catalogue));
    await next();
  });
  const routes = new Hono<Env>();
  for (const endpoint of endpoints) endpoint(routes, lake);
  app.route(VERSION, routes);
  app.notFound((context) => {
    const { method, path } = context.req;
    const error = apiError(501, `This lake has no endpoint ${method} ${path}`);
    return context.json(error.body, error.status);
  });
  app.onError((error, context) => {
    if (error instanceof LakeError) return context.json(error.body, error.status);
    console.error(error);
    const unexpected = apiError(500, `Internal error: ${error.message}`);
    return context.json(unexpected.body, unexpected.status);
  });
  return app;
}

type AnyServer = ReturnType<typeof createAdaptorServer>;

function listening(server: AnyServer, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

function closed(server: AnyServer): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    if (isHttp1(server)) server.closeAllConnections();
  });
}

function isHttp1(server: AnyServer): server is Server {
  return 'closeAllConnections' in server;
}
