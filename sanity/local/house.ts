import { readEnvironment } from '#lib/env.ts';
import { buildIfStale } from './build.ts';
import { isNewLake, startLake } from './lake.ts';
import type { Part } from './processes.ts';
import { say } from './report.ts';
import { seedIfEmpty } from './seed.ts';
import type { Settings } from './settings.ts';
import { startSite } from './site.ts';

/** Stops parts in the order given; the first fault is thrown after all have been tried. */
export async function stopAll(parts: readonly Part[]): Promise<void> {
  const results = await Promise.allSettled(parts.map((part) => part.stop()));
  for (const result of results) if (result.status === 'rejected') throw result.reason;
}

/**
 * Starts everything: the lake, the demonstration content if there is none, the build, the site.
 * What has been started is stopped again if a later part fails.
 * @param parts Filled as parts come up, so that a caller can stop them at any moment.
 * @param onSiteLine Takes what the site logs; by default it goes to our standard error.
 * @throws EnvironmentError, or whatever kept a part from starting.
 */
export async function startHouse(
  settings: Settings,
  mode: 'start' | 'dev',
  parts: Part[] = [],
  onSiteLine?: (line: string) => void,
): Promise<Part[]> {
  readEnvironment({ ...process.env, ...settings.variables });
  try {
    const isNew = isNewLake(settings);
    if (isNew) await seedNewLake(settings, parts);
    const lake = await startLake(settings);
    if (lake !== undefined) parts.push(lake);
    if (!isNew) await seedIfEmpty(settings);
    if (mode === 'start') await buildIfStale(settings);
    parts.push(await startSite(settings, mode, onSiteLine));
    return parts;
  } catch (error) {
    await stopAll(parts);
    throw error;
  }
}

/** There is no site yet that would have to hear of every document of the demonstration content. */
async function seedNewLake(settings: Settings, parts: Part[]): Promise<void> {
  const lake = await startLake(settings, { tellsSite: false });
  if (lake === undefined) return;
  parts.push(lake);
  await seedIfEmpty(settings);
  await lake.stop();
  parts.pop();
}

/**
 * Starts everything, says where it is, and runs until Ctrl-C or until the site ends. If the lake ends,
 * readers keep their pages.
 */
export async function runHouse(settings: Settings, mode: 'start' | 'dev'): Promise<void> {
  const parts: Part[] = [];
  let leaving = false;
  const leave = (code: number) => {
    if (leaving) return;
    leaving = true;
    say('\nStopping …');
    stopAll([...parts].reverse()).then(
      () => process.exit(code),
      (error: unknown) => {
        say(String(error));
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', () => leave(0));
  process.on('SIGTERM', () => leave(0));
  try {
    await startHouse(settings, mode, parts);
  } catch (error) {
    if (leaving) return;
    throw error;
  }
  say(addresses(settings));
  for (const part of parts) {
    void part.ended.then((end) => {
      if (leaving) return;
      say(`${part.name} has ended (${end}).`);
      if (part === parts.at(-1)) leave(1);
      else say(withoutLake(settings));
    });
  }
}

function addresses(settings: Settings): string {
  const lake =
    settings.lake === undefined
      ? [`  Content Lake   hosted by Sanity, project ${process.env.SANITY_PROJECT_ID}`]
      : [
          `  Content Lake   http://127.0.0.1:${settings.lake.port}   (data in ${settings.lake.dataDir})`,
          '',
          '  To sign in, open the Studio, choose "Local sign-in" and pick a person:',
          '  Edith or Erin Editor (write and publish) or Rowan Reviewer (reads drafts). No password.',
        ];
  return [
    '',
    'Formulary is running.',
    '',
    `  Website        ${settings.siteUrl}`,
    `  A to Z         ${settings.siteUrl}/drugs`,
    `  Studio         ${settings.siteUrl}/studio`,
    ...lake,
    '',
    '  Ctrl-C stops everything.',
    '',
  ].join('\n');
}

function withoutLake({ lake }: Settings): string {
  if (lake === undefined) return '';
  const { port, dataDir, configFile } = lake;
  return [
    'Readers keep the last good pages; editors have to wait. To start it again:',
    `  npm run lake -- --port ${port} --data ${dataDir} --config ${configFile}`,
  ].join('\n');
}
