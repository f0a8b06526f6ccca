import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLake } from '../../server.ts';
import { type Outcome, runSuite } from './run.ts';
import { readSuite } from './suite.ts';

/**
 * `node sanity/lake/conformance/groq/main.ts SUITE`: runs the official GROQ test suite against a
 * lake of its own and prints what passed, by file; exits with 1 if anything failed.
 */
const [path] = process.argv.slice(2);
if (!path) {
  console.error('Which suite? Give the path of suite.ndjson, or of the folder it is in.');
  process.exit(2);
}

const dataDirectory = mkdtempSync(join(tmpdir(), 'lake-groq-'));
const token = 'token-of-the-suite';
const lake = await startLake({
  dataDirectory,
  config: { tokens: [{ token, label: 'GROQ test suite', roles: ['administrator'] }] },
});
try {
  const outcomes = await runSuite(readSuite(path), { url: lake.url, token, projectId: 'groq' });
  print(outcomes);
  process.exitCode = outcomes.some(({ failure }) => failure !== undefined) ? 1 : 0;
} finally {
  await lake.close();
  rmSync(dataDirectory, { recursive: true, force: true });
}

function print(outcomes: Outcome[]): void {
  for (const { test, failure } of outcomes) {
    if (failure === undefined) continue;
    console.log(`FAILED ${test.filename}: ${test.name ?? 'unnamed'}\n  ${test.query.trim()}`);
    console.log(`  expected ${test.valid === false ? 'an error' : JSON.stringify(test.result)}`);
    console.log(`  ${failure.slice(0, 1000)}\n`);
  }
  for (const [filename, ofFile] of Map.groupBy(outcomes, ({ test }) => test.filename)) {
    console.log(`${filename.padEnd(48)} ${tally(ofFile)}`);
  }
  console.log(`\n${tally(outcomes)}`);
}

function tally(outcomes: Outcome[]): string {
  const leftOut = outcomes.filter(({ isLeftOut }) => isLeftOut).length;
  const failed = outcomes.filter(({ failure }) => failure !== undefined).length;
  const passed = outcomes.length - failed - leftOut;
  const rest = leftOut ? `, ${leftOut} left out: their documents are not in the suite` : '';
  return `${passed} passed, ${failed} failed${rest}`;
}
