import { createClient, type SanityClient } from '@sanity/client';
import type { Place } from './place.ts';

/** A client for one dataset of a lake. It sees every document, and does not try again by itself. */
export function lakeClient({ url, token, project, dataset }: Place): SanityClient {
  return createClient({
    apiHost: url,
    token,
    projectId: project,
    dataset,
    apiVersion: '2025-02-19',
    perspective: 'raw',
    useProjectHostname: false,
    useCdn: false,
    maxRetries: 0,
  });
}
