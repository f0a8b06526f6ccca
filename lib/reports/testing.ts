import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@sanity/client';
import { API_VERSION } from '#lib/env.ts';
import { startLake } from '#sanity/local/lake.ts';
import { findFreePort } from '#sanity/local/ports.ts';
import { localSettings } from '#sanity/local/settings.ts';

/** A lake with the tokens and grants of local mode, for tests. */
export async function startLocalLake() {
  const home = mkdtempSync(join(tmpdir(), 'formulary-reports-'));
  const settings = localSettings({
    home,
    lakePort: await findFreePort(),
    sitePort: 3000,
    siteUrl: 'http://localhost:3000',
    dist: '.next',
  });
  const lake = await startLake(settings, { tellsSite: false });
  const { variables } = settings;
  return {
    url: variables.SANITY_API_HOST ?? '',
    settings,
    /** @param token Who asks; without one, a stranger. */
    as: (token?: string) =>
      createClient({
        projectId: variables.SANITY_PROJECT_ID,
        dataset: variables.SANITY_DATASET,
        apiHost: variables.SANITY_API_HOST,
        useProjectHostname: false,
        apiVersion: API_VERSION,
        useCdn: false,
        token,
        perspective: 'raw',
        maxRetries: 0,
      }),
    close: async () => {
      await lake?.stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}
