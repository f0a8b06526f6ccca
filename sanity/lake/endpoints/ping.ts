import type { Endpoint } from '../http/context.ts';

/** GET /ping, /data/ping/:dataset and /check/cors: is there a lake, and may this page use it? */
export const ping: Endpoint = (routes) => {
  routes.get('/ping', (context) => context.json({ pong: true }));
  // The Studio measures how long the way to the data is.
  routes.get('/data/ping/:dataset', (context) => context.json({ pong: true }));
  // That a page reads this answer shows that its origin is allowed; others are refused by CORS.
  routes.get('/check/cors', (context) =>
    context.json({ result: { allowed: true, withCredentials: true } }),
  );
};
