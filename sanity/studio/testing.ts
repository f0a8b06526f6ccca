import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createClient, type SanityClient } from '@sanity/client';
import { createSourceFromConfig, type SanityDocument, type Source, validateDocument } from 'sanity';
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
  const place = { projectId: 'formulary', dataset: 'production' };
  const lake = await startLake({
    projects: [{ id: place.projectId, datasets: [{ name: place.dataset }] }],
    tokens: [{ token: TOKEN, label: 'Test', roles: ['editor'] }],
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
    close: lake.close,
  };
}

async function startLake(config: object): Promise<{ url: string; close: () => Promise<void> }> {
  const directory = mkdtempSync(join(tmpdir(), 'formulary-studio-'));
  const configFile = join(directory, 'config.json');
  writeFileSync(configFile, JSON.stringify(config));
  const lake = spawn(
    process.execPath,
    ['sanity/lake/main.ts', '--port', '0', '--data', directory, '--config', configFile],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const ended = new Promise<void>((resolve) => lake.once('exit', () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    lake.once('exit', (code) => reject(new Error(`The lake ended with ${code}.`)));
    createInterface(lake.stdout).on('line', (line) => {
      const ready = /ready on (http:\S+)/.exec(line);
      if (ready?.[1]) resolve(ready[1]);
    });
  });
  return {
    url,
    close: async () => {
      lake.kill();
      await ended;
      rmSync(directory, { recursive: true });
    },
  };
}
