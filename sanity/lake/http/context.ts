import type { Context, Hono } from 'hono';
import { type Identity, isAnonymous } from '../access/identity.ts';
import { requireEntry } from '../access/permissions.ts';
import { apiError } from '../errors.ts';
import type { Lake } from '../lake.ts';
import type { Dataset } from '../store/dataset.ts';
import { readJson } from './json.ts';

/** What is known of a request before an endpoint sees it. */
export type Env = {
  Variables: { identity: Identity; apiVersion: string; projectId: string | undefined };
};

export type Routes = Hono<Env>;
export type RequestContext = Context<Env>;

/** One endpoint, or a few of one kind: puts its routes (below `/v…`) in place. */
export type Endpoint = (routes: Routes, lake: Lake) => void;

export function requireProject(context: RequestContext, lake: Lake): string {
  const projectId = context.req.param('projectId') ?? context.var.projectId;
  if (projectId === undefined) {
    throw apiError(
      400,
      'Which project? Send the header X-Sanity-Project-ID or use <project>.localhost as the host. ' +
        'Clients with useProjectHostname: false send that header to all but event streams: ' +
        "give them headers: {'X-Sanity-Project-ID': '<project>'}",
    );
  }
  if (!lake.catalogue.hasProject(projectId)) {
    throw apiError(404, `Project not found: ${projectId}`, { errorCode: 'SIO-404-PNF' });
  }
  return projectId;
}

/**
 * Takes a request to `…/:dataset`; returns that dataset, if whoever asks may enter it.
 * Throws 404 if there is none, 401 for a stranger at a private one.
 */
export function requireDataset(context: RequestContext, lake: Lake): Dataset {
  const project = requireProject(context, lake);
  const name = context.req.param('dataset') ?? '';
  const dataset = lake.catalogue.dataset(project, name) ?? createdOnDemand(context, lake, project);
  if (!dataset) {
    const description = `Dataset "${name}" not found for project ID "${project}"`;
    throw apiError(404, description, { error: 'Dataset not found', name, projectId: project });
  }
  requireEntry(context.var.identity, dataset);
  return dataset;
}

function createdOnDemand(
  context: RequestContext,
  lake: Lake,
  project: string,
): Dataset | undefined {
  const name = context.req.param('dataset') ?? '';
  const isName = /^[a-z0-9~][a-z0-9~_-]{0,63}$/.test(name);
  const mayCreate = lake.catalogue.isOpen && isName && !isAnonymous(context.var.identity);
  return mayCreate ? lake.catalogue.create(project, name, 'public') : undefined;
}

/** Takes a request with a JSON body; returns it. Throws as `readJson` does. */
export function jsonBody(context: RequestContext): Promise<unknown> {
  return readJson(context.req.raw);
}

/** A yes-or-no query parameter. */
export function flag(context: RequestContext, name: string, otherwise = false): boolean {
  const value = context.req.query(name);
  return value === undefined ? otherwise : value === 'true' || value === '';
}
