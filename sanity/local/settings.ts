import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { loadEnvFile } from 'node:process';
import { HOME, ROOT } from './paths.ts';
import { localSecrets, type Secrets } from './secrets.ts';

/** How this run is set up: which lake, which addresses, where its data lie. */
export type Settings = {
  /** Absent when a hosted Content Lake is used. */
  lake?: { port: number; dataDir: string; configFile: string; secrets: Secrets };
  sitePort: number;
  siteUrl: string;
  /** Next's output folder, relative to the project. */
  dist: string;
  /** The variables every part of this run gets. */
  variables: Record<string, string>;
};

export const LOCAL_PROJECT = 'formulary';
export const LOCAL_DATASET = 'production';

/** Reads `.env.local` and `.env`, if there are any; what is already set stays. */
function loadEnvFiles(): void {
  for (const name of ['.env.local', '.env']) {
    const file = join(ROOT, name);
    if (existsSync(file)) loadEnvFile(file);
  }
}

function portFrom(name: string, fallback: number): number {
  const given = process.env[name];
  if (given === undefined || given === '') return fallback;
  const port = Number(given);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new Error(`${name} is "${given}": give a port number from 1 to 65535.`);
}

/**
 * The set-up of this run. With `SANITY_PROJECT_ID` set, the hosted Content Lake it names; without,
 * the embedded one on this machine.
 * @throws if a port variable holds no port number.
 */
export function readSettings(): Settings {
  loadEnvFiles();
  const sitePort = portFrom('PORT', 3000);
  const siteUrl = process.env.SITE_URL || `http://localhost:${sitePort}`;
  const dist = process.env.FORMULARY_DIST || '.next';
  if (process.env.SANITY_PROJECT_ID) {
    return { sitePort, siteUrl, dist, variables: { SITE_URL: siteUrl } };
  }
  return localSettings({
    home: HOME,
    sitePort,
    siteUrl,
    dist,
    lakePort: portFrom('LAKE_PORT', 3333),
  });
}

/**
 * The set-up of an embedded lake and a site on this machine.
 * @param options.home Where data and secrets lie.
 * @param options.apiHost The address the site uses for the lake, if not the lake's own (a proxy).
 */
export function localSettings(options: {
  home: string;
  sitePort: number;
  siteUrl: string;
  dist: string;
  lakePort: number;
  apiHost?: string;
}): Settings & Required<Pick<Settings, 'lake'>> {
  const { home, lakePort, sitePort, siteUrl, dist } = options;
  const secrets = localSecrets(home);
  return {
    lake: {
      port: lakePort,
      dataDir: join(home, 'lake'),
      configFile: join(home, 'lake.config.json'),
      secrets,
    },
    sitePort,
    siteUrl,
    dist,
    variables: {
      SANITY_PROJECT_ID: LOCAL_PROJECT,
      SANITY_DATASET: LOCAL_DATASET,
      SANITY_API_HOST: options.apiHost ?? `http://127.0.0.1:${lakePort}`,
      SANITY_API_READ_TOKEN: secrets.readToken,
      SANITY_API_WRITE_TOKEN: secrets.writeToken,
      SANITY_API_REPORT_TOKEN: secrets.reportToken,
      SANITY_WEBHOOK_SECRET: secrets.webhookSecret,
      SITE_URL: siteUrl,
      FORMULARY_STATE_DIR: join(home, 'state'),
      FORMULARY_DIST: dist,
    },
  };
}
