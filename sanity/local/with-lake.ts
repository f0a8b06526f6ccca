import { lakeAnswers, startLake } from './lake.ts';
import { runAttached } from './processes.ts';
import { say } from './report.ts';
import { readSettings } from './settings.ts';

/**
 * Runs a script with the variables of this set-up and a Content Lake behind them: the one that is
 * already running, or else the embedded one, started for as long as the script takes.
 * Usage: node sanity/local/with-lake.ts <script> [arguments…]
 */
async function withLake(args: string[]): Promise<number> {
  const settings = readSettings();
  const dryRun = args.includes('--dry-run');
  const lake = dryRun || (await lakeAnswers(settings)) ? undefined : await startLake(settings);
  try {
    return await runAttached(args, settings.variables);
  } finally {
    await lake?.stop();
  }
}

try {
  process.exitCode = await withLake(process.argv.slice(2));
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
