import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageFile, ROOT } from './paths.ts';
import { run } from './processes.ts';
import { say, step } from './report.ts';
import type { Settings } from './settings.ts';

/** What the build depends on: the code it holds, and the variables that are fixed in it. */
const SOURCES = [
  '{app,lib,sanity/schema,sanity/studio}/**/*.{ts,tsx,css,svg}',
  '{package-lock.json,tsconfig.json,tsconfig.next.json,next.config.ts,proxy.ts}',
];
const FIXED_VARIABLES = ['SANITY_PROJECT_ID', 'SANITY_DATASET', 'SANITY_API_HOST', 'SITE_URL'];

function fingerprint(settings: Settings): string {
  const hash = createHash('sha256');
  for (const file of globSync(SOURCES, { cwd: ROOT }).sort()) {
    const path = join(ROOT, file);
    if (file.includes('.test.') || !statSync(path).isFile()) continue;
    hash.update(`${file}\0`).update(readFileSync(path));
  }
  const variables = { ...process.env, ...settings.variables };
  for (const name of FIXED_VARIABLES) hash.update(`${name}=${variables[name] ?? ''}\0`);
  hash.update(settings.lake?.secrets.installation ?? 'hosted');
  return hash.digest('hex');
}

/**
 * Makes the production build if there is none, or if code or settings have changed since.
 * @throws with the build's last lines if it fails; the earlier build is gone then.
 */
export async function buildIfStale(settings: Settings): Promise<void> {
  const dist = join(ROOT, settings.dist);
  const mark = join(dist, 'formulary-build');
  const wanted = fingerprint(settings);
  if (existsSync(mark) && readFileSync(mark, 'utf8') === wanted) {
    say('• The production build is up to date.');
    return;
  }
  rmSync(dist, { recursive: true, force: true });
  await step('Building the site (a minute or two, only when something has changed)', () =>
    run({
      name: 'The build',
      args: [packageFile('next/dist/bin/next'), 'build'],
      variables: { ...settings.variables, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    }),
  );
  writeFileSync(mark, wanted);
}
