import { conversationAbout, subjectOf } from '../access/conversation.ts';
import { isAdministrator } from '../access/identity.ts';
import { grantsIn, requireSignIn } from '../access/permissions.ts';
import { toldGrants } from '../access/told.ts';
import { type Endpoint, type RequestContext, requireProject } from '../http/context.ts';
import type { Lake } from '../lake.ts';
import type { Dataset } from '../store/dataset.ts';

/** Projects, their datasets, and what one may do there. */
export const projects: Endpoint = (routes, lake) => {
  routes.get('/projects', (context) => {
    requireSignIn(context.var.identity);
    return context.json(lake.catalogue.projects().map((id) => project(id, lake, context)));
  });

  routes.get('/projects/:projectId', (context) => {
    requireSignIn(context.var.identity);
    return context.json(project(requireProject(context, lake), lake, context));
  });

  routes.get('/projects/:projectId/grants', (context) => {
    requireSignIn(context.var.identity);
    requireProject(context, lake);
    const read = [{ name: 'read', params: {} }];
    const manage = [...read, { name: 'update', params: {} }, { name: 'create', params: {} }];
    const grants = isAdministrator(context.var.identity) ? manage : read;
    const grant = (name: string) => [
      { id: name, name, title: name, description: null, isCustom: false, config: {}, grants },
    ];
    return context.json({
      'sanity.project': grant('sanity.project'),
      'sanity.project.datasets': grant('sanity.project.datasets'),
    });
  });

  // A client that names the project in its host asks for `/datasets`.
  for (const datasets of ['/projects/:projectId/datasets', '/datasets'] as const) {
    routes.get(datasets, (context) => {
      requireSignIn(context.var.identity);
      const id = requireProject(context, lake);
      const addonFor = context.req.query('addonFor');
      const isAskedForComments = context.req.query('datasetProfile') === 'comments';
      const found = lake.catalogue.datasetsOf(id).filter(({ name }) => {
        if (isAskedForComments)
          return addonFor !== undefined && name === conversationAbout(addonFor);
        return true;
      });
      return context.json(found.map(described));
    });
  }

  routes.get('/projects/:projectId/datasets/:dataset/acl', (context) => {
    const { identity } = context.var;
    const dataset = lake.catalogue.dataset(
      requireProject(context, lake),
      context.req.param('dataset'),
    );
    return context.json(toldGrants(dataset ? grantsIn(dataset, identity) : identity.grants));
  });

  routes.get('/projects/:projectId/datasets/:dataset/settings/indexing', (context) =>
    context.json({}),
  );

  // No Studio of this project is deployed anywhere else.
  routes.get('/projects/:projectId/user-applications', (context) => context.json([]));

  routes.get('/projects/:projectId/roles', (context) =>
    context.json(lake.config.roles.map((role) => ({ ...role, grants: toldGrants(role.grants) }))),
  );
};

function project(id: string, lake: Lake, context: RequestContext) {
  const { identity } = context.var;
  const members = lake.sessions.users().map((user) => ({
    id: user.id,
    role: user.roles[0] ?? '',
    roles: user.roles.map((name) => ({ name, title: name })),
    isCurrentUser: user.id === identity.id,
    isRobot: false,
  }));
  return {
    id,
    displayName: lake.catalogue.displayName(id),
    studioHost: null,
    organizationId: null,
    isBlocked: false,
    isDisabled: false,
    isDisabledByUser: false,
    activityFeedEnabled: false,
    createdAt: lake.catalogue.datasetsOf(id)[0]?.createdAt ?? new Date(0).toISOString(),
    metadata: {},
    features: [],
    members,
  };
}

function described(dataset: Dataset) {
  const { name, aclMode, createdAt } = dataset;
  const addonFor = subjectOf(dataset);
  return {
    name,
    aclMode,
    createdAt,
    createdByUserId: '<system>',
    datasetProfile: addonFor === null ? 'content' : 'comments',
    addonFor,
    tags: [],
    features: [],
  };
}
