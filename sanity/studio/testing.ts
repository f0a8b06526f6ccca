import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient, type SanityClient } from '@sanity/client';
import { createSourceFromConfig, type SanityDocument, type Source, validateDocument } from 'sanity';
import { startLake } from '#sanity/lake/server.ts';
import { studioConfig } from './config.ts';

/** A Studio on a lake of its own, without a browser. For tests. */
export type BareStudio = {
  source: Source;
  client: SanityClient;
  /** What the Studio would show as errors, and refuse to publish for. */
  errorsOf: (document: SanityDocument) => Promise<{ path: unknown[]; message: string }[]>;
  close: () => Promise<void>;
};

const TOKEN = 'test-token-of-an-editor';

/** Starts a lake in a temporary folder, and resolves the Studio's own configuration on it. */
export async function bareStudio(): Promise<BareStudio> {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'formulary-studio-'));
  const place = { projectId: 'formulary', dataset: 'production' };
  const lake = await startLake({
    dataDirectory,
    config: {
      projects: [{ id: place.projectId, datasets: [{ name: place.dataset }] }],
      tokens: [{ token: TOKEN, label: 'Test', roles: ['editor'] }],
    },
  });
  const client = createClient({
    ...place,
    apiHost: lake.url,
    apiVersion: '2025-02-19',
    useProjectHostname: false,
    useCdn: false,
    token: TOKEN,
  });
  const getClient = ({ apiVersion }: { apiVersion: string }) => client.withConfig({ apiVersion });
  const source = await createSourceFromConfig({
    ...studioConfig({ ...place, apiHost: lake.url }),
    currentUser: { id: 'u-editor', name: 'Edith', email: '', role: 'editor', roles: [] },
    getClient,
  });
  return {
    source,
    client,
    errorsOf: async (document) => {
      const markers = await validateDocument({ document, workspace: source, getClient });
      return markers
        .filter(({ level }) => level === 'error')
        .map(({ path, message }) => ({ path, message }));
    },
    close: async () => {
      await lake.close();
      rmSync(dataDirectory, { recursive: true });
    },
  };
}
