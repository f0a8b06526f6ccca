import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createClient, type SanityClient } from '@sanity/client';
import { API_VERSION } from '#lib/env.ts';
import { LOCAL_PEOPLE } from './people.ts';
import { LOCAL_ROLES } from './roles.ts';

const IMPORT_TOKEN = 'sk-test-import';

/** A real lake with the roles and people of local mode, reached over HTTP by bare clients. */
export type LocalLake = Awaited<ReturnType<typeof startLocalLake>>;

export async function startLocalLake() {
  const directory = mkdtempSync(join(tmpdir(), 'formulary-roles-'));
  const config = join(directory, 'config.json');
  writeFileSync(
    config,
    JSON.stringify({
      projects: [{ id: 'formulary', datasets: [{ name: 'production' }] }],
      roles: LOCAL_ROLES,
      users: LOCAL_PEOPLE,
      tokens: [{ token: IMPORT_TOKEN, label: 'Import', roles: ['importer'] }],
    }),
  );
  const child = spawn(
    process.execPath,
    ['sanity/lake/main.ts', '--port', '0', '--data', join(directory, 'data'), '--config', config],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`The lake ended with ${code}.`)));
    createInterface(child.stdout).on('line', (line) => {
      const found = /ready on (http:\/\/127\.0\.0\.1:\d+)/.exec(line);
      if (found?.[1]) resolve(found[1]);
    });
  });
  const clientWith = (token: string): SanityClient =>
    createClient({
      projectId: 'formulary',
      dataset: 'production',
      apiHost: url,
      apiVersion: API_VERSION,
      useProjectHostname: false,
      useCdn: false,
      perspective: 'raw',
      maxRetries: 0,
      token,
    });
  const signIn = async (user: string): Promise<SanityClient> => {
    const answer = await fetch(`${url}/v1/auth/login/lake`, {
      method: 'POST',
      body: new URLSearchParams({ user, origin: 'http://localhost:3000/studio' }),
      redirect: 'manual',
    });
    const { hash } = new URL(answer.headers.get('location') ?? '');
    return clientWith(hash.replace('#token=', ''));
  };
  return {
    importer: clientWith(IMPORT_TOKEN),
    edith: await signIn('u-editor'),
    erin: await signIn('u-editor-2'),
    rowan: await signIn('u-reviewer'),
    dispose: async () => {
      child.kill();
      await ended;
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
