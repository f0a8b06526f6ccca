import { join } from 'node:path';
import { packageFile, ROOT } from './paths.ts';
import { requireFreePort } from './ports.ts';
import { type Part, startPart } from './processes.ts';
import { step } from './report.ts';
import type { Settings } from './settings.ts';

const SERVER = join(ROOT, 'lib/serve/main.ts');

/**
 * Starts the website, on 127.0.0.1 unless HOST says otherwise.
 * @param mode `start` serves the production build, `dev` compiles as you edit.
 * @throws if its port is taken or it does not come up.
 */
export async function startSite(
  settings: Settings,
  mode: 'start' | 'dev',
  onLine?: (line: string) => void,
): Promise<Part> {
  await requireFreePort(settings.sitePort, 'the website', 'PORT');
  const listen = ['--hostname', '127.0.0.1', '--port', String(settings.sitePort)];
  return step('Starting the website', () =>
    startPart(
      {
        name: 'The website',
        args: mode === 'dev' ? [packageFile('next/dist/bin/next'), 'dev', ...listen] : [SERVER],
        variables: {
          ...settings.variables,
          HOST: process.env.HOST || '127.0.0.1',
          PORT: String(settings.sitePort),
          NODE_ENV: mode === 'dev' ? 'development' : 'production',
          NEXT_TELEMETRY_DISABLED: '1',
        },
        onLine,
      },
      `http://127.0.0.1:${settings.sitePort}/robots.txt`,
    ),
  );
}
