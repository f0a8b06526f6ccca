import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestLake, type TestLake } from '../testLake.ts';

const MODULES = new URL('../../../node_modules', import.meta.url).pathname;

/** The command says which project it means by a host name, which not every machine resolves. */
const HOSTS = `
  import dns from 'node:dns';
  const { lookup } = dns;
  dns.lookup = (name, ...rest) => lookup(name.endsWith('.localhost') ? '127.0.0.1' : name, ...rest);
`;

let lake: TestLake;
let directory: string;
beforeAll(async () => {
  const names = ['production', 'copy'];
  lake = await startTestLake({
    projects: [
      { id: 'test', datasets: names.map((name) => ({ name })) },
      { id: 'other', datasets: [{ name: 'production' }] },
    ],
  });
  directory = mkdtempSync(join(tmpdir(), 'lake-cli-'));
  writeFileSync(join(directory, 'hosts.mjs'), HOSTS);
  writeFileSync(join(directory, 'package.json'), '{"name": "stranger", "type": "module"}');
  writeFileSync(join(directory, 'sanity.cli.js'), "export default { api: { projectId: 'test' } };");
  symlinkSync(MODULES, join(directory, 'node_modules'));
});
afterAll(async () => {
  await lake.dispose();
  rmSync(directory, { recursive: true });
});

async function sanity(...args: string[]): Promise<string> {
  const { port } = new URL(lake.url);
  const { stdout } = await promisify(execFile)(join(MODULES, '.bin/sanity'), args, {
    cwd: directory,
    env: {
      ...process.env,
      SANITY_INTERNAL_ENV: `http://localhost:${port}`,
      SANITY_AUTH_TOKEN: 'token-of-administrator',
      NODE_OPTIONS: `--import ${join(directory, 'hosts.mjs')}`,
      CI: '1',
    },
  });
  return stdout;
}

it('the official command line exports and imports a dataset, unmodified', {
  timeout: 120_000,
}, async () => {
  const editor = lake.as('editor', { perspective: 'raw' });
  const asset = await editor.assets.upload('file', Buffer.from('words'), { filename: 'a.txt' });
  const reference = (_ref: string) => ({ _type: 'reference', _ref });
  await editor
    .transaction()
    .create({ _id: 'hen', _type: 'thing', from: reference('egg') })
    .create({ _id: 'egg', _type: 'thing', from: reference('hen') })
    .create({
      _id: 'drafts.egg',
      _type: 'thing',
      file: { _type: 'file', asset: reference(asset._id) },
    })
    .commit();
  expect(await sanity('dataset', 'list')).toContain('copy');
  expect(await sanity('dataset', 'export', 'production', 'out.tar.gz')).toContain(
    'Export finished',
  );
  const told = await sanity('dataset', 'import', 'out.tar.gz', '--dataset', 'copy');
  expect(told).toContain('Imported 3 documents to dataset "copy"');
  const content = '*[_type == "thing"] | order(_id) {_id, _createdAt, from, file}';
  const copy = lake.as('editor', { perspective: 'raw', dataset: 'copy' });
  expect(await copy.fetch(content)).toEqual(await editor.fetch(content));
});
