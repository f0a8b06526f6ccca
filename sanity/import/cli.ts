import { parseArgs } from 'node:util';
import { openDataset } from './dataset.ts';
import { exportFiles } from './exportFiles.ts';
import { findFiles } from './files.ts';
import { importFiles } from './importFiles.ts';
import { Progress } from './progress.ts';
import { summary } from './report.ts';

const USAGE = `Usage:
  npm run content:import -- [--dry-run] [--json] [--drafts] [--overwrite] <files or folders>
  npm run content:export -- [--out DIR] [slug…]

  --dry-run    convert, prove and compare; write nothing (needs no running Content Lake)
  --json       print one report as JSON on stdout
  --drafts     create drafts instead of published documents
  --overwrite  replace what editors have changed in the Studio
  --out DIR    where to write the exported files (default: export)`;

/** A command that was written wrongly. */
class UsageError extends Error {
  override name = 'UsageError';
}

/**
 * Runs `import` or `export`. Reports go to stdout, progress to stderr.
 * @throws UsageError, DatasetError or an error of the file system; nothing is half-reported.
 */
async function run(command: string | undefined, args: string[]): Promise<void> {
  if (command === 'import') return runImport(args);
  if (command === 'export') return runExport(args);
  throw new UsageError(
    command === undefined ? 'No command was given.' : `Unknown command "${command}".`,
  );
}

async function runImport(args: string[]): Promise<void> {
  const { values, positionals } = parsed(args, {
    'dry-run': { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    drafts: { type: 'boolean', default: false },
    overwrite: { type: 'boolean', default: false },
  });
  if (positionals.length === 0) throw new UsageError('Name at least one file or folder to import.');
  const dryRun = values['dry-run'] === true;
  const found = findFiles(positionals);
  if (found.length === 0) throw new UsageError(`No Markdown file in ${positionals.join(', ')}.`);
  const hasDataset = !dryRun || process.env.SANITY_PROJECT_ID !== undefined;
  const report = await importFiles(
    found,
    hasDataset ? openDataset(process.env) : undefined,
    { dryRun, drafts: values.drafts === true, overwrite: values.overwrite === true },
    new Progress(),
  );
  process.stdout.write(`${values.json === true ? JSON.stringify(report) : summary(report)}\n`);
}

async function runExport(args: string[]): Promise<void> {
  const { values, positionals } = parsed(args, { out: { type: 'string', default: 'export' } });
  const folder = String(values.out);
  const count = await exportFiles(openDataset(process.env), positionals, folder, new Progress());
  process.stdout.write(
    `${count} ${count === 1 ? 'monograph' : 'monographs'} written to ${folder}.\n`,
  );
}

type Options = Record<string, { type: 'boolean' | 'string'; default: boolean | string }>;

function parsed(args: string[], options: Options) {
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch (cause) {
    throw new UsageError(cause instanceof Error ? cause.message : String(cause));
  }
}

const [command, ...args] = process.argv.slice(2);
try {
  await run(command, args);
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${message}\n${error instanceof UsageError ? `\n${USAGE}\n` : ''}`);
  process.exitCode = 1;
}
