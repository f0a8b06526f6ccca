import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ClientConfig, createClient, type SanityClient } from '@sanity/client';
import { type RunningLake, startLake } from '../server.ts';

/** The switch: with a project and a token the suite runs against hosted Sanity. See README.md. */
const {
  SANITY_CONFORMANCE_PROJECT_ID: hostedProject,
  SANITY_CONFORMANCE_DATASET: hostedDataset = 'conformance',
  SANITY_CONFORMANCE_TOKEN: hostedToken,
  SANITY_CONFORMANCE_VIEWER_TOKEN: hostedViewerToken,
  SANITY_CONFORMANCE_API_HOST: hostedApi,
} = process.env;

export const isHosted = hostedProject !== undefined && hostedToken !== undefined;
export const isLocal = !isHosted;
export const hasViewer = isLocal || hostedViewerToken !== undefined;

export const API_VERSION = '2025-02-19';

/** What the tests of one file work with: a lake or a hosted dataset, and a corner of it for them alone. */
export type Target = {
  client: (options?: ClientConfig) => SanityClient;
  viewer: (options?: ClientConfig) => SanityClient;
  anonymous: (options?: ClientConfig) => SanityClient;
  projectId: string;
  dataset: string;
  /** A request without the official client: `path` follows the host. Signed in unless told otherwise. */
  fetch: (path: string, init?: RequestInit & { token?: string | null }) => Promise<Response>;
  /** A document type, and ids, that nobody else uses. */
  type: string;
  id: (name: string) => string;
  /** Stops the lake and starts it again on the same address and data. Not for hosted Sanity. */
  restart: () => Promise<void>;
  /** Takes away what the tests left, and nothing else. */
  dispose: () => Promise<void>;
};

type Place = Pick<Target, 'projectId' | 'dataset' | 'restart'> & {
  baseUrl: string;
  config: ClientConfig;
  token: string;
  viewerToken: string;
  close: () => Promise<void>;
};

export async function openTarget(): Promise<Target> {
  const place = isHosted ? hosted() : await local();
  const { projectId, dataset, token, viewerToken, baseUrl } = place;
  const clientWith =
    (given: ClientConfig) =>
    (options: ClientConfig = {}) =>
      createClient({
        projectId,
        dataset,
        apiVersion: API_VERSION,
        useCdn: false,
        maxRetries: 0,
        ...place.config,
        ...given,
        ...options,
      });
  const suffix = randomBytes(5).toString('hex');
  const type = `conformance_${suffix}`;
  const client = clientWith({ token });
  return {
    projectId,
    dataset,
    client,
    viewer: clientWith({ token: viewerToken }),
    anonymous: clientWith({}),
    type,
    id: (name) => `conformance-${suffix}-${name}`,
    fetch: (path, { token: given = token, ...init } = {}) => {
      const headers = new Headers(init.headers);
      if (given !== null) headers.set('Authorization', `Bearer ${given}`);
      if (!headers.has('X-Sanity-Project-ID')) headers.set('X-Sanity-Project-ID', projectId);
      return fetch(`${baseUrl}${path}`, { ...init, headers });
    },
    restart: place.restart,
    dispose: async () => {
      if (isHosted) await removeAll(client({ apiVersion: 'vX', perspective: 'raw' }), type, suffix);
      await place.close();
    },
  };
}

function hosted(): Place {
  if (!hostedProject || !hostedToken) throw new Error('The hosted project is not configured');
  return {
    projectId: hostedProject,
    dataset: hostedDataset,
    token: hostedToken,
    viewerToken: hostedViewerToken ?? '',
    baseUrl: hostedApi ?? `https://${hostedProject}.api.sanity.io`,
    config: hostedApi ? { apiHost: hostedApi, useProjectHostname: false } : {},
    restart: () => Promise.reject(new Error('What runs elsewhere is not ours to restart')),
    close: () => Promise.resolve(),
  };
}

async function local(): Promise<Place> {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'lake-conformance-'));
  const config = {
    projects: [{ id: 'conformance', datasets: [{ name: 'production' }] }],
    tokens: [
      { token: 'token-of-administrator', label: 'administrator', roles: ['administrator'] },
      { token: 'token-of-viewer', label: 'viewer', roles: ['viewer'] },
    ],
  };
  let lake: RunningLake = await startLake({ dataDirectory, config });
  const port = Number(new URL(lake.url).port);
  return {
    projectId: 'conformance',
    dataset: 'production',
    token: 'token-of-administrator',
    viewerToken: 'token-of-viewer',
    baseUrl: lake.url,
    config: { apiHost: lake.url, useProjectHostname: false },
    restart: async () => {
      await lake.close();
      lake = await startLake({ dataDirectory, config, port });
    },
    close: async () => {
      await lake.close();
      rmSync(dataDirectory, { recursive: true, force: true });
    },
  };
}

/** Deletes the documents of our type, the releases of our name, and the assets our documents tell of. */
async function removeAll(client: SanityClient, type: string, suffix: string): Promise<void> {
  const releases: string[] = await client.fetch(
    '*[_type == "system.release" && string::startsWith(name, $name)].name',
    { name: `r${suffix}` },
  );
  for (const releaseId of releases) {
    // Only what is archived or published can be deleted, and what is published cannot be archived.
    const release = await client.releases.get({ releaseId });
    if (release?.state === 'active') await client.releases.archive({ releaseId });
    await client.releases.delete({ releaseId });
  }
  const ids: string[] = await client.fetch(
    '*[string::startsWith(_type, $type) || (_type in ["sanity.imageAsset", "sanity.fileAsset"] && label == $label)]._id',
    { type, label: type },
  );
  const transaction = client.transaction();
  for (const id of ids) transaction.delete(id);
  if (ids.length > 0) await transaction.commit();
}
