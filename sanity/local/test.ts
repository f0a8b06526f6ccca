import { requireBrowser } from './browser.ts';
import { packageFile } from './paths.ts';
import { runAttached } from './processes.ts';
import { requireRedisServer } from './redisServer.ts';
import { say } from './report.ts';

/** Everything that must hold, in the order in which a fault is cheapest to find. */
async function runTests(): Promise<number> {
  const checks: { title: string; args: string[]; variables?: Record<string, string> }[] = [
    { title: 'Format and lint', args: [packageFile('@biomejs/biome/bin/biome'), 'ci', '.'] },
    { title: 'Route types', args: [packageFile('next/dist/bin/next'), 'typegen'] },
    { title: 'Types', args: [packageFile('typescript/bin/tsc'), '--noEmit'] },
    { title: 'Unit tests', args: [packageFile('vitest/vitest.mjs'), 'run'] },
  ];
  const browser = await requireBrowser();
  await requireRedisServer();
  checks.push({
    title: 'End-to-end tests in Chromium',
    args: [packageFile('@playwright/test/cli.js'), 'test'],
    variables: { CHROMIUM_PATH: browser },
  });
  for (const { title, args, variables } of checks) {
    say(`\n── ${title}`);
    const code = await runAttached(args, { NEXT_TELEMETRY_DISABLED: '1', ...variables });
    if (code === 0) continue;
    say(`\n${title}: failed.`);
    return code;
  }
  say('\nAll checks have passed.');
  return 0;
}

try {
  process.exitCode = await runTests();
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
