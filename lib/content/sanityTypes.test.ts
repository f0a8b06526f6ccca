import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { delimiter, dirname } from 'node:path';
import { expect, test } from 'vitest';

const SCHEMA = '.sanity/schema.test.json';
const FRESH = '.sanity/sanity.types.test.ts';
const COMMITTED = 'lib/content/sanity.types.ts';

function sanity(...args: string[]): void {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['node_modules/sanity/bin/sanity', ...args],
    {
      encoding: 'utf8',
      env: {
        ...process.env,
        // The command line starts workers by the name of `node`.
        PATH: `${dirname(process.execPath)}${delimiter}${process.env.PATH}`,
        DO_NOT_TRACK: '1',
        FORMULARY_SCHEMA: SCHEMA,
        FORMULARY_TYPES: FRESH,
      },
    },
  );
  if (status !== 0) throw new Error(`sanity ${args.join(' ')} failed:\n${stdout}\n${stderr}`);
}

/** Which file a type was generated from is not part of it. */
function typesIn(file: string): string {
  return readFileSync(file, 'utf8').replaceAll(/^\/\/ Source: .*$/gm, '');
}

// `agreement.test-d.ts` compares these types with the shape; they must be those of today.
test('the generated types are those of the schema and the queries of today', () => {
  sanity('schema', 'extract', '--enforce-required-fields', '--force', '--path', SCHEMA);
  sanity('typegen', 'generate');
  expect(
    typesIn(FRESH),
    `${COMMITTED} is out of date: run "npm run typegen" and see what has changed.`,
  ).toBe(typesIn(COMMITTED));
}, 240_000);
