import { requireSignIn } from '../access/permissions.ts';
import { type Endpoint, requireProject } from '../http/context.ts';

/** Far more than anybody has: a lake has no plan that would set a limit. */
const AS_MANY_AS_YOU_LIKE = 1_000_000;

/** GET /projects/:id/new-content-release-allowed — a Studio asks it before it creates a release. */
export const releaseLimits: Endpoint = (routes, lake) => {
  routes.get('/projects/:projectId/new-content-release-allowed', (context) => {
    requireSignIn(context.var.identity);
    requireProject(context, lake);
    const data = {
      orgActiveReleaseCount: 0,
      orgMeteredActiveReleaseCount: 0,
      datasetReleaseLimit: AS_MANY_AS_YOU_LIKE,
      orgActiveReleaseLimit: null,
    };
    return context.json({ data });
  });
};
