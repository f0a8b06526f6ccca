import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDataset } from './dataset.ts';
import { fileWith } from './testing.ts';

const ROOT = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'formulary-import-'));
const files = join(folder, 'files');
const environment: Record<string, string> = {
  SANITY_PROJECT_ID: 'formulary',
  SANITY_DATASET: 'production',
  SANITY_API_WRITE_TOKEN: 'sk-import-test',
};
let lake: ChildProcess;

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No port is free.');
  return address.port;
}

beforeAll(async () => {
  const port = await freePort();
  environment.SANITY_API_HOST = `http://127.0.0.1:${port}`;
  mkdirSync(files, { recursive: true });
  const config = join(folder, 'lake.json');
  const token = {
    token: environment.SANITY_API_WRITE_TOKEN,
    label: 'import',
    roles: ['administrator'],
  };
  writeFileSync(config, JSON.stringify({ tokens: [token] }));
  const args = [
    'sanity/lake/main.ts',
    '--port',
    String(port),
    '--data',
    join(folder, 'lake'),
    '--config',
    config,
  ];
  lake = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise<void>((resolve, reject) => {
    lake.stdout?.on('data', (text) => String(text).includes('ready') && resolve());
    lake.on('exit', (code) => reject(new Error(`The lake ended with ${code}.`)));
  });
});

afterAll(async () => {
  const ended = new Promise((resolve) => lake.on('exit', resolve));
  lake.kill('SIGTERM');
  await ended;
  rmSync(folder, { recursive: true });
});

type Run = { code: number; out: string; err: string };

function cli(args: string[], variables: Record<string, string> = environment): Promise<Run> {
  const script = join(ROOT, 'sanity/import/cli.ts');
  const env = { PATH: process.env.PATH ?? '', NODE_ENV: 'test' as const, ...variables };
  return new Promise((resolve) => {
    execFile(process.execPath, [script, ...args], { cwd: folder, env }, (error, out, err) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err });
    });
  });
}

async function report(...args: string[]) {
  const { out } = await cli(['import', '--json', ...args, files]);
  return JSON.parse(out);
}

function write(name: string, text: string): void {
  writeFileSync(join(files, name), text);
}

const testazol = (dosage: string) =>
  fileWith({ Usage: 'For tests.', Dosage: dosage }).replace(
    'title: Testazol',
    'title: Testazol\ndrugClasses: [Test drugs]\ninteractions:\n  - { name: Provamid, kind: medicine, severity: minor, effect: None., advice: None. }',
  );

describe('import into a dataset', () => {
  test('a dry run writes nothing, and needs no dataset', async () => {
    write('testazol.md', testazol('5 mg.'));
    write('provamid.md', fileWith({ Usage: 'For proofs.' }, 'Provamid'));
    write('same-again.md', fileWith({ Usage: 'For more proofs.' }, 'PROVAMID'));
    const { code, out, err } = await cli(['import', '--dry-run', files], {});
    expect(code).toBe(0);
    expect(out).toContain('3 files: 2 would be imported');
    expect(out).toMatch(/duplicate \(1\)/);
    expect(err).toContain('compared with nothing');
    expect(await openDataset(environment).fetch('count(*[_type == "monograph"])')).toBe(0);
  });

  test('creates documents with their classes and links', async () => {
    const { imported, quarantined } = await report();
    expect(imported.map((one: { id: string }) => one.id).sort()).toEqual([
      'monograph-provamid',
      'monograph-testazol',
    ]);
    expect(quarantined).toHaveLength(1);
    const stored = await openDataset(environment).fetch(
      '*[_id == "monograph-testazol"][0]{"class": drugClasses[0]->title, "with": interactions[0].monograph->title}',
    );
    expect(stored).toEqual({ class: 'Test drugs', with: 'Provamid' });
  });

  test('a second run changes nothing', async () => {
    const client = openDataset(environment);
    const revisions = () => client.fetch('*[_type == "monograph"] | order(_id)._rev');
    const before = await revisions();
    const again = await report();
    expect([again.imported, again.updated, again.conflicts]).toEqual([[], [], []]);
    expect(again.unchanged).toHaveLength(2);
    expect(await revisions()).toEqual(before);
  });

  test('a changed file changes only what it must', async () => {
    write('testazol.md', testazol('10 mg.'));
    expect((await report()).updated).toMatchObject([
      { id: 'monograph-testazol', fields: ['dosage', 'source'] },
    ]);
  });

  test('what an editor changed is never overwritten unasked', async () => {
    const client = openDataset(environment);
    await client
      .patch('monograph-testazol')
      .set({ brandNames: ['Calmatest'] })
      .commit();
    expect((await report()).conflicts).toEqual([]);
    write('testazol.md', testazol('20 mg.'));
    const blocked = await report();
    expect(blocked.updated).toEqual([]);
    expect(blocked.conflicts).toMatchObject([{ id: 'monograph-testazol' }]);
    expect(await client.fetch('*[_id == "monograph-testazol"][0].brandNames')).toEqual([
      'Calmatest',
    ]);
    expect((await report('--overwrite')).updated).toMatchObject([
      { fields: ['dosage', 'source', 'brandNames'] },
    ]);
    expect(await client.fetch('*[_id == "monograph-testazol"][0].brandNames')).toBeNull();
  });

  test('drafts on request', async () => {
    write('draftazol.md', fileWith({ Usage: 'For drafts.' }, 'Draftazol'));
    expect((await report('--drafts')).imported).toMatchObject([
      { id: 'drafts.monograph-draftazol' },
    ]);
    rmSync(join(files, 'draftazol.md'));
  });

  test('an export is imported as the same document', async () => {
    const out = join(folder, 'out');
    expect((await cli(['export', '--out', out, 'testazol'])).code).toBe(0);
    expect(readFileSync(join(out, 'testazol.md'), 'utf8')).toContain('- Test drugs');
    writeFileSync(join(files, 'testazol.md'), readFileSync(join(out, 'testazol.md')));
    expect((await report()).updated).toMatchObject([{ fields: ['source'] }]);
  });
});

describe('what goes wrong is said, with exit code 1', () => {
  test.each([
    ['no command', [], environment, 'No command was given'],
    ['an unknown option', ['import', '--all', '.'], environment, 'Usage:'],
    ['no such file', ['import', 'nowhere.md'], environment, '"nowhere.md" does not exist'],
    ['no variables', ['import', folder], {}, 'SANITY_PROJECT_ID'],
    [
      'no lake',
      ['import', folder],
      { ...environment, SANITY_API_HOST: 'http://127.0.0.1:9' },
      'SANITY_API_HOST',
    ],
    ['an unknown slug', ['export', 'nowhere'], environment, 'No monograph has the slug nowhere'],
  ])('%s', async (name, args, variables, message) => {
    const host = environment.SANITY_API_HOST ?? '';
    const env =
      name === 'no lake' || name === 'no variables'
        ? variables
        : { ...variables, SANITY_API_HOST: host };
    const run = await cli(args, env);
    expect(run.code).toBe(1);
    expect(run.err).toContain(message);
    expect(run.out).toBe('');
  });
});
