import { Hono } from 'hono';
import { getCookie } from 'hono/cookie';
import { SESSION_COOKIE } from '../access/sessions.ts';
import { deliverFile, deliverImage } from '../endpoints/delivery.ts';
import { endpoints } from '../endpoints/index.ts';
import { apiError, LakeError } from '../errors.ts';
import type { Lake } from '../lake.ts';
import { projectOf, routePath } from './address.ts';
import type { Env } from './context.ts';
import { corsFor, refusesOtherOrigins } from './cors.ts';
import { storageFailure } from './storageFailure.ts';
import { answersTickets, StreamHosts, sendsStreamsElsewhere } from './streamHosts.ts';
import { traced } from './trace.ts';

/** API versions: `v1`, `vX` or a date. */
const VERSION = '/:version{v1|vX|v\\d{4}-\\d{2}-\\d{2}}';

/** Throws a 400 for a version that looks like a date and is none. */
function apiVersionIn(path: string): string {
  const version = path.match(/^\/v([^/]+)/)?.[1] ?? '1';
  if (!/^\d{4}-\d{2}-\d{2}$/.test(version)) return version;
  const time = Date.parse(version);
  const isDate = !Number.isNaN(time) && new Date(time).toISOString().startsWith(version);
  if (isDate) return version;
  throw apiError(400, `Invalid API version "v${version}": there is no such date`);
}

/** The lake as a web application: what every request goes through, and what answers it. */
export function createApp(lake: Lake): Hono<Env> {
  const app = new Hono<Env>({ getPath: (request) => routePath(new URL(request.url).pathname) });
  const hosts = new StreamHosts();
  app.use(answersTickets(hosts, (request) => app.fetch(request)));
  app.use(corsFor(lake.config.corsOrigins));
  app.use(traced);
  app.use(refusesOtherOrigins(lake.config.corsOrigins));
  app.use(async (context, next) => {
    const cookie = getCookie(context, SESSION_COOKIE);
    context.set('identity', lake.sessions.identify(context.req.header('authorization'), cookie));
    context.set('apiVersion', apiVersionIn(context.req.path));
    context.set('projectId', projectOf(context.req.raw, lake.catalogue));
    await next();
  });
  app.use(sendsStreamsElsewhere(hosts));
  const routes = new Hono<Env>();
  for (const endpoint of endpoints) endpoint(routes, lake);
  app.route(VERSION, routes);
  // What follows the name is for the eye, and for who saves the file.
  app.get('/images/:projectId/:dataset/:name/:vanity?', deliverImage(lake));
  app.get('/files/:projectId/:dataset/:name/:vanity?', deliverFile(lake));
  app.get('/favicon.ico', (context) => context.body(null, 204));
  app.notFound((context) => {
    const { method, path } = context.req;
    const error = apiError(501, `This lake has no endpoint ${method} ${path}`);
    return context.json(error.body, error.status);
  });
  app.onError((error, context) => {
    if (error instanceof LakeError) return context.json(error.body, error.status);
    if (error instanceof RangeError && /call stack/.test(error.message)) {
      const tooDeep = apiError(400, 'The request is nested too deeply to be understood');
      return context.json(tooDeep.body, tooDeep.status);
    }
    console.error(`Trace ${context.res.headers.get('traceparent')}`, error);
    const failure = storageFailure(error);
    if (failure) return context.json(failure.body, failure.status);
    const unexpected = apiError(500, `Internal error: ${error.message}`);
    return context.json(unexpected.body, unexpected.status);
  });
  return app;
}
