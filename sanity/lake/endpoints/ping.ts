import type { Endpoint } from '../http/context.ts';

/** GET /ping and GET /check/cors: is there a lake, and may this page use it? */
export const ping: Endpoint = (routes) => {
  routes.get('/ping', (context) => context.json({ pong: true }));
  // That a page reads this answer shows that its origin is allowed; others are refused by CORS.
  routes.get('/check/cors', (context) =>
    context.json({ result: { allowed: true, withCredentials: true } }),
  );
};
