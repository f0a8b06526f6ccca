import { z } from 'zod';
import { isAdministrator } from '../access/identity.ts';
import { requireSignIn } from '../access/permissions.ts';
import { apiError } from '../errors.ts';
import { type Endpoint, jsonBody, type RequestContext, requireProject } from '../http/context.ts';
import type { Lake } from '../lake.ts';
import type { Dataset } from '../store/dataset.ts';

/** As @sanity/client checks them, too. */
const NAME = /^(~[a-z0-9]|[a-z0-9])[-\w]{0,63}$/;

const settings = z.looseObject({ aclMode: z.enum(['public', 'private', 'custom']).optional() });

/** PUT, PATCH and DELETE /projects/:projectId/datasets/:dataset — making, changing and deleting datasets. */
export const datasets: Endpoint = (routes, lake) => {
  // A client that names the project in its host leaves it out of the path.
  for (const path of ['/projects/:projectId/datasets/:dataset', '/datasets/:dataset'] as const) {
    routes.put(path, async (context) => {
      const project = requireAdministration(context, lake);
      const name = context.req.param('dataset');
      if (!NAME.test(name)) throw apiError(400, `"${name}" cannot be the name of a dataset`);
      if (lake.catalogue.dataset(project, name)) {
        throw apiError(409, `Dataset "${name}" already exists`);
      }
      const { aclMode = 'public' } = await settingsIn(context);
      return context.json(described(lake.catalogue.create(project, name, aclMode)));
    });

    routes.patch(path, async (context) => {
      const dataset = existing(context, lake);
      const { aclMode } = await settingsIn(context);
      if (aclMode) lake.catalogue.setAclMode(dataset, aclMode);
      return context.json(described(dataset));
    });

    routes.delete(path, async (context) => {
      const dataset = existing(context, lake);
      lake.catalogue.remove(dataset);
      await lake.assets.removeAllOf(dataset);
      return context.json({ deleted: true });
    });
  }
};

function requireAdministration(context: RequestContext, lake: Lake): string {
  requireSignIn(context.var.identity);
  const project = requireProject(context, lake);
  if (isAdministrator(context.var.identity)) return project;
  throw apiError(403, 'Only an administrator makes, changes or deletes datasets');
}

/** A dataset that may be changed here: what the configuration names would come back as it was. */
function existing(context: RequestContext, lake: Lake): Dataset {
  const project = requireAdministration(context, lake);
  const name = context.req.param('dataset') ?? '';
  const dataset = lake.catalogue.dataset(project, name);
  if (!dataset) {
    const description = `Dataset "${name}" not found for project ID "${project}"`;
    throw apiError(404, description, { error: 'Dataset not found' });
  }
  const configured = lake.config.projects?.find((each) => each.id === project);
  if (configured?.datasets.some((each) => each.name === name)) {
    throw apiError(409, `Dataset "${name}" stands in the lake's configuration: change it there`);
  }
  return dataset;
}

async function settingsIn(context: RequestContext): Promise<{ aclMode?: 'public' | 'private' }> {
  const isEmpty =
    context.req.header('content-length') === '0' || !context.req.header('content-type');
  const parsed = settings.safeParse(isEmpty ? {} : await jsonBody(context));
  if (!parsed.success) throw apiError(400, `Not valid settings: ${z.prettifyError(parsed.error)}`);
  const { aclMode } = parsed.data;
  // A lake has no grants for one dataset alone; without them, "custom" lets nobody in unasked.
  return aclMode ? { aclMode: aclMode === 'public' ? 'public' : 'private' } : {};
}

function described({ name, aclMode }: Dataset) {
  return { datasetName: name, aclMode, description: null };
}
