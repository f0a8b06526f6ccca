import type { Endpoint } from '../http/context.ts';

/** Questions a Studio asks its cloud and does well without an answer to. */
export const studio: Endpoint = (routes) => {
  // The paid features that work here. A Studio leaves out, or offers for sale, what is not named.
  routes.get('/features', (context) =>
    context.json([
      'studioComments',
      'sanityTasks',
      'contentReleases',
      'singleDocRelease',
      'privateDataset',
    ]),
  );

  routes.get('/help', (context) => context.json({ resources: { sectionArray: [] } }));
  routes.get('/journey/trial', (context) => context.json(null));
  routes.get('/journey/announcements', (context) => context.json([]));
  routes.get('/journey/*', (context) => context.json(null));
  routes.post('/journey/*', (context) => context.body(null, 204));

  // Every Studio asks whether any were made by the older way of scheduling.
  routes.get('/schedules/:projectId/:dataset', (context) => context.json({ schedules: [] }));

  // Telemetry is neither wanted nor kept.
  routes.get('/intake/telemetry-status', (context) => context.json({ status: 'denied' }));
  routes.post('/intake/batch', (context) => context.body(null, 204));

  // The AI Assist plugin asks at every start whether it is paid for, and says so where it is not.
  routes.get('/assist/tasks/instruction/:dataset/status', (context) =>
    context.json({ enabled: false, initialized: false, validToken: false }),
  );

  routes.get('/subscriptions/project/:projectId', (context) => context.json(null));
  routes.get('/access/requests/me', (context) => context.json([]));
  routes.get('/geoip/country', (context) => context.json({ country: null }));
};
