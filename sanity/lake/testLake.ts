import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ClientConfig, createClient, type SanityClient } from '@sanity/client';
import type { LakeConfigInput } from './config.ts';
import { type RunningLake, startLake } from './server.ts';

/** A lake for a test, on a free port and a directory of its own, with clients of every role. */
export type TestLake = RunningLake & {
  dataDirectory: string;
  as: (
    role: 'administrator' | 'editor' | 'viewer' | 'reviewer',
    options?: ClientConfig,
  ) => SanityClient;
  anonymous: (options?: ClientConfig) => SanityClient;
  /** Stops the lake and removes its directory. */
  dispose: () => Promise<void>;
};

const ROLES = ['administrator', 'editor', 'viewer', 'reviewer'] as const;

export async function startTestLake(config: LakeConfigInput = {}): Promise<TestLake> {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'lake-'));
  const lake = await startLake({
    dataDirectory,
    config: {
      projects: [{ id: 'test', datasets: [{ name: 'production' }] }],
      tokens: ROLES.map((role) => ({ token: `token-of-${role}`, label: role, roles: [role] })),
      ...config,
    },
  });
  const clientOf = (options: ClientConfig) =>
    createClient({
      projectId: 'test',
      dataset: 'production',
      apiHost: lake.url,
      apiVersion: '2025-02-19',
      useProjectHostname: false,
      useCdn: false,
      maxRetries: 0,
      ...options,
    });
  return {
    ...lake,
    dataDirectory,
    as: (role, options) => clientOf({ token: `token-of-${role}`, ...options }),
    anonymous: (options = {}) => clientOf(options),
    dispose: async () => {
      await lake.close();
      rmSync(dataDirectory, { recursive: true, force: true });
    },
  };
}
