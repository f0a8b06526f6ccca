import { createClient, type SanityClient } from '@sanity/client';
import { API_VERSION, type Environment } from '#lib/env.ts';

/** Long enough for a slow lake; short, so that a hanging one does not freeze pages. */
export const LAKE_TIMEOUT = 8_000;

/** How long to wait for the lake when there is something good to show instead. */
export const PATIENCE_WITH_COPY = 4_000;

function configuration(environment: Environment) {
  return {
    projectId: environment.projectId,
    dataset: environment.dataset,
    apiVersion: API_VERSION,
    // The CDN may be behind: a page built from it would hide what was just published.
    useCdn: false,
    timeout: LAKE_TIMEOUT,
    maxRetries: 1,
    ...(environment.apiHost === undefined
      ? {}
      : { apiHost: environment.apiHost, useProjectHostname: false }),
  };
}

/**
 * The client of the public pages: published content only, and never an invisible character in it.
 * It carries the token because a hosted dataset may be private.
 */
export function publishedClient(environment: Environment): SanityClient {
  return createClient({
    ...configuration(environment),
    token: environment.readToken,
    perspective: 'published',
    stega: false,
  });
}

/** The client of draft mode: what editors see. Nothing it answers may be cached or indexed. */
export function draftsClient(environment: Environment): SanityClient {
  return createClient({
    ...configuration(environment),
    token: environment.readToken,
    perspective: 'drafts',
    stega: false,
  });
}

/** The client that takes readers' reports. It reads nothing and may do nothing else. */
export function reportsClient(environment: Environment, token: string): SanityClient {
  return createClient({ ...configuration(environment), token });
}
