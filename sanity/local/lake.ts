import { existsSync } from 'node:fs';
import { writeLakeConfig } from './lakeConfig.ts';
import { requireFreePort } from './ports.ts';
import { answers, type Part, startPart } from './processes.ts';
import { step } from './report.ts';
import type { Settings } from './settings.ts';

function pingUrl(port: number): string {
  return `http://127.0.0.1:${port}/v1/ping`;
}

/** Whether a lake already answers on the port of these settings. */
export function lakeAnswers(settings: Settings): Promise<boolean> {
  return settings.lake === undefined ? Promise.resolve(true) : answers(pingUrl(settings.lake.port));
}

/** Whether the embedded lake of these settings has yet to be started for the first time. */
export function isNewLake({ lake }: Settings): boolean {
  return lake !== undefined && !existsSync(lake.dataDir);
}

/**
 * Starts the embedded Content Lake, or nothing when a hosted one is used.
 * @param options.tellsSite Whether the site hears of every published change (the default).
 * @throws if its port is taken or it does not come up.
 */
export async function startLake(
  settings: Settings,
  { tellsSite = true } = {},
): Promise<Part | undefined> {
  const { lake } = settings;
  if (lake === undefined) return undefined;
  await requireFreePort(lake.port, 'the Content Lake', 'LAKE_PORT');
  writeLakeConfig(settings, tellsSite);
  return step('Starting the Content Lake', () =>
    startPart(
      {
        name: 'The Content Lake',
        args: [
          'sanity/lake/main.ts',
          ...['--port', String(lake.port)],
          ...['--data', lake.dataDir],
          ...['--config', lake.configFile],
        ],
        variables: settings.variables,
      },
      pingUrl(lake.port),
    ),
  );
}
