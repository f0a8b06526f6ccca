import type { Catalogue } from '../store/catalogue.ts';

/**
 * Newer clients address a dataset as a resource: `/v…/projects/P/datasets/D/query`.
 * Takes a path; returns the older form that the routes are written in.
 */
export function routePath(path: string): string {
  const match = path.match(
    /^(\/v[^/]+)\/projects\/[^/]+\/datasets\/([^/]+)\/(query|doc|mutate|actions|listen|history|live|export)(\/.*)?$/,
  );
  if (!match) return path;
  const [, version, dataset, operation, rest = ''] = match;
  return `${version}/data/${operation === 'live' ? `live/events/${dataset}` : `${operation}/${dataset}${rest}`}`;
}

/**
 * Takes a request; returns the project it is for. In order: a resource path, Sanity's header, a
 * host `<project>.localhost`; else the only project. A client without a project in its host does
 * not say it to event streams either: those are for the only project that has such a dataset.
 */
export function projectOf(request: Request, catalogue: Catalogue): string | undefined {
  const url = new URL(request.url);
  const inPath = url.pathname.match(/^\/v[^/]+\/projects\/([^/]+)\/datasets\//)?.[1];
  if (inPath) return inPath;
  const header = request.headers.get('x-sanity-project-id');
  if (header) return header;
  const label = url.hostname.match(/^([a-z0-9-]+)\.(?:.*\.)?localhost$/)?.[1];
  if (label) return label;
  const known = catalogue.projects();
  if (known.length === 1) return known[0];
  const streamed = url.pathname.match(/^\/v[^/]+\/data\/(?:listen|live\/events)\/([^/]+)$/)?.[1];
  if (streamed === undefined) return undefined;
  const having = known.filter((project) => catalogue.dataset(project, streamed));
  return having.length === 1 ? having[0] : undefined;
}
