import { execFile } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { SanityClient } from '@sanity/client';
import { exportDataset } from '@sanity/export';
import { sanityImport } from '@sanity/import';
import sharp from 'sharp';
import { extract } from 'tar';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestLake, type TestLake } from '../testLake.ts';

const MAIN = new URL('../main.ts', import.meta.url).pathname;
const TOKEN = 'token-of-administrator';

type Document = { _id: string; _rev?: string; [attribute: string]: unknown };

let lake: TestLake;
let directory: string;
let picture: Buffer;
let empty = 0;
beforeAll(async () => {
  const names = ['production', 'a', 'b', 'c', 'd', 'e', 'f', 'g'];
  lake = await startTestLake({
    projects: [{ id: 'test', datasets: names.map((name) => ({ name })) }],
  });
  const create = { width: 40, height: 30, channels: 3 as const, background: '#369' };
  picture = await sharp({ create }).png().toBuffer();
  await fill(lake.as('administrator'));
});
afterAll(() => lake.dispose());
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'lake-transfer-'));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

/** Drafts, a release with a version, references in a circle, an image with its crop, a file. */
async function fill(client: SanityClient): Promise<void> {
  const image = await client.assets.upload('image', picture, { filename: 'blue.png' });
  const film = await client.assets.upload('file', Buffer.from('film'), {
    filename: 'film.mp4',
    contentType: 'video/mp4',
    title: 'A film',
  });
  await client.assets.upload('file', Buffer.from('unused'), { filename: 'unused.txt' });
  const reference = (_ref: string) => ({ _type: 'reference', _ref });
  await client.action({
    actionType: 'sanity.action.release.create',
    releaseId: 'r1',
    metadata: { title: 'Spring', releaseType: 'asap' },
  });
  const rect = { _type: 'sanity.imageHotspot', x: 0.2, y: 0.3, width: 0.4, height: 0.5 };
  const crop = { _type: 'sanity.imageCrop', top: 0.1, bottom: 0, left: 0.2, right: 0 };
  await client
    .transaction()
    .create({
      _id: 'egg',
      _type: 'thing',
      _createdAt: '2020-01-02T03:04:05Z',
      from: reference('hen'),
    })
    .create({ _id: 'hen', _type: 'thing', from: reference('egg') })
    .create({
      _id: 'a-first',
      _type: 'thing',
      from: reference('z-last'),
      words: 'Zwölf “Boxkämpfer”',
    })
    .create({ _id: 'z-last', _type: 'thing', weak: { ...reference('nowhere'), _weak: true } })
    .create({
      _id: 'post',
      _type: 'post',
      cover: { _type: 'image', asset: reference(image._id), hotspot: rect, crop },
      gallery: [{ _key: 'k', _type: 'image', asset: reference(image._id), alt: 'Blue' }],
      film: { _type: 'file', asset: reference(film._id) },
    })
    .create({ _id: 'drafts.post', _type: 'post', title: 'Draft' })
    .create({ _id: 'versions.r1.post', _type: 'post', title: 'Version' })
    .commit();
}

function lakeCommand(...args: string[]) {
  return promisify(execFile)(process.execPath, [MAIN, ...args]);
}

const running = (dataset: string) => ['--url', lake.url, '--token', TOKEN, '--dataset', dataset];

/** The name of a dataset that nothing has been put into yet. */
function emptyDataset(): string {
  empty += 1;
  return String.fromCharCode('a'.charCodeAt(0) + empty - 1);
}

function clientOf(dataset: string): SanityClient {
  return lake.as('administrator', { dataset, perspective: 'raw' });
}

/** Everything in a dataset but revisions, which are the dataset's own. */
async function contentOf(client: SanityClient): Promise<Document[]> {
  const documents = await client.fetch<Document[]>('* | order(_id)');
  return documents.map(({ _rev, ...content }) => content);
}

/** The documents of an export file, without revisions. */
async function documentsIn(file: string): Promise<Document[]> {
  await extract({ file, cwd: directory, strip: 1 });
  const lines = (await readFile(join(directory, 'data.ndjson'), 'utf8')).trim().split('\n');
  return lines.map((line) => {
    const { _rev, ...content }: Document = JSON.parse(line);
    return content;
  });
}

/** Asset documents say where their bytes are: that differs between datasets. */
function withoutPlaces(documents: Document[]): Document[] {
  return documents.map(({ path, url, ...content }) => (path && url ? content : content));
}

describe('a dataset that moves from one lake to another', () => {
  it('is the same dataset: ids, times, drafts, versions, references, assets', async () => {
    const [dataset, file] = [emptyDataset(), join(directory, 'a.tar.gz')];
    await lakeCommand('export', ...running('production'), '--out', file);
    await lakeCommand('import', ...running(dataset), '--from', file);
    const isRelease = ({ _id }: Document) => _id.startsWith('_.releases.');
    const [before, after] = await Promise.all(
      ['production', dataset].map(async (name) => withoutPlaces(await contentOf(clientOf(name)))),
    );
    expect(after?.filter((each) => !isRelease(each))).toEqual(
      before?.filter((each) => !isRelease(each)),
    );
    expect(after?.find(isRelease)).toMatchObject({
      metadata: { title: 'Spring' },
      state: 'active',
    });
    for (const { path } of await clientOf(dataset).fetch('*[defined(path)]{path}')) {
      const original = path.replace(`/${dataset}/`, '/production/');
      const [moved, there] = await Promise.all(
        [path, original].map(async (each) => {
          const response = await fetch(`${lake.url}/${each}`);
          return Buffer.from(await response.arrayBuffer());
        }),
      );
      expect(moved?.byteLength).toBeGreaterThan(0);
      expect(moved?.equals(there ?? Buffer.alloc(0))).toBe(true);
    }
    const again = join(directory, 'b.tar.gz');
    await lakeCommand('export', ...running(dataset), '--out', again);
    const noRelease = (documents: Document[]) => documents.filter((each) => !isRelease(each));
    expect(noRelease(await documentsIn(again))).toEqual(noRelease(await documentsIn(file)));
  });

  it('is exported from and imported into a stopped lake', async () => {
    const [file, data] = [join(directory, 'a.tar.gz'), join(directory, 'data')];
    await lakeCommand('export', ...running('production'), '--out', file);
    const place = ['--data', data, '--project', 'p', '--dataset', 'd'];
    await lakeCommand('import', ...place, '--from', file);
    const again = join(directory, 'b.tar.gz');
    const { stdout } = await lakeCommand('export', ...place, '--out', again);
    expect(stdout).toContain('8 documents and 3 assets');
  });

  it('leaves at home what it is told to', async () => {
    const file = join(directory, 'a.tar.gz');
    const options = ['--out', file, '--overwrite'];
    await lakeCommand('export', ...running('production'), ...options, '--no-drafts', '--no-assets');
    const published = await documentsIn(file);
    expect(published.map(({ _id }) => _id)).toEqual(['a-first', 'egg', 'hen', 'post', 'z-last']);
    expect(published[3]).not.toHaveProperty('cover');
    await lakeCommand('export', ...running('production'), ...options, '--types', 'post');
    expect((await documentsIn(file)).map(({ _id }) => _id)).toEqual([
      'drafts.post',
      'post',
      'versions.r1.post',
    ]);
    await lakeCommand('export', ...running('production'), ...options, '--raw', '--mode', 'cursor');
    const raw = await documentsIn(file);
    expect(raw.filter(({ _type }) => _type === 'sanity.fileAsset')).toHaveLength(2);
  });
});

describe('the official packages', () => {
  it.each(['stream', 'cursor'] as const)(
    'export (mode %s) and import against a lake, unmodified',
    async (mode) => {
      const [dataset, outputPath] = [emptyDataset(), join(directory, 'official.tar.gz')];
      // With several projects a client says which by its host name; here there is only one.
      const client = lake.as('administrator');
      const exported = await exportDataset({ client, dataset: 'production', outputPath, mode });
      expect(exported).toMatchObject({ documentCount: 8, assetCount: 3 });
      const target = clientOf(dataset);
      const { numDocs, warnings } = await sanityImport(createReadStream(outputPath), {
        client: target,
        operation: 'create',
      });
      expect([numDocs, warnings]).toEqual([8, []]);
      expect(await target.fetch('*[_id == "egg"][0].from')).toEqual({
        _type: 'reference',
        _ref: 'hen',
      });
      const [cover, original] = await Promise.all(
        [target, clientOf('production')].map((each) => each.fetch('*[_id == "post"][0].cover')),
      );
      expect(cover).toEqual(original);
    },
  );

  it('and the commands take each other’s files', async () => {
    const [first, second] = [emptyDataset(), emptyDataset()];
    const ours = join(directory, 'ours.tar.gz');
    await lakeCommand('export', ...running('production'), '--out', ours);
    const { numDocs } = await sanityImport(createReadStream(ours), { client: clientOf(first) });
    expect(numDocs).toBe(8);
    const outputPath = join(directory, 'theirs.tar.gz');
    await exportDataset({ client: lake.as('administrator'), dataset: first, outputPath });
    const { stdout } = await lakeCommand('import', ...running(second), '--from', outputPath);
    expect(stdout).toContain('Imported 8 documents and 3 assets');
  });
});

describe('an import that cannot be', () => {
  async function refusal(lines: string[], ...options: string[]): Promise<string> {
    const file = join(directory, 'data.ndjson');
    await writeFile(file, lines.join('\n'));
    const dataset = 'g';
    const importing = lakeCommand('import', ...running(dataset), '--from', file, ...options);
    const error: { stderr?: string; code?: number } = await importing.then(
      () => ({}),
      (reason) => reason,
    );
    expect(error.code).toBe(1);
    expect(await clientOf(dataset).fetch('count(*)')).toBe(0);
    return error.stderr ?? '';
  }
  const good = '{"_id": "good", "_type": "t"}';

  it('because a line is broken names all such lines', async () => {
    const told = await refusal([
      good,
      '{"_id": "b"',
      '',
      '[]',
      '{"_id": "c"}',
      '{"_id": "d e", "_type": "t"}',
    ]);
    expect(told).toContain('Nothing was imported');
    expect(told).toMatch(/^Line 2: is not JSON/m);
    expect(told).toMatch(/^Line 4: is not a document/m);
    expect(told).toMatch(/^Line 5: document "c" has no _type/m);
    expect(told).toMatch(/^Line 6: "d e" cannot be an _id/m);
  });

  it('because an id comes twice names both lines', async () => {
    expect(await refusal([good, good])).toContain('Line 2: document "good" is on line 1 already');
  });

  it('because an asset is missing names the file', async () => {
    const line =
      '{"_id": "a", "_type": "t", "i": {"_sanityAsset": "image@file://./images/no.png"}}';
    const told = await refusal([good, line]);
    expect(told).toContain('Line 2: document "a" needs the asset image@file://./images/no.png');
    expect(told).toContain(join(directory, 'images/no.png'));
  });

  it('because a strong reference would dangle names both ends', async () => {
    const line = '{"_id": "a", "_type": "t", "r": {"_type": "reference", "_ref": "ghost"}}';
    expect(await refusal([line])).toContain('Line 1: document "a" refers to "ghost"');
  });

  it('because the lake refuses a document says what is in', async () => {
    const deep = `${'{"a":'.repeat(150)}1${'}'.repeat(150)}`;
    const told = await refusal([`{"_id": "a", "_type": "t", "deep": ${deep}}`]);
    expect(told).toContain('0 of 1 documents are in the dataset');
  });
});

it('documents that exist are refused, kept, or replaced', async () => {
  const client = clientOf('f');
  await client.create({ _id: 'x', _type: 't', n: 1 });
  const file = join(directory, 'data.ndjson');
  await writeFile(file, '{"_id": "x", "_type": "t", "n": 2}\n{"_id": "y", "_type": "t"}\n');
  const importing = lakeCommand('import', ...running('f'), '--from', file);
  await expect(importing).rejects.toMatchObject({
    stderr: expect.stringContaining('Line 1: document "x" exists already'),
  });
  await lakeCommand('import', ...running('f'), '--from', file, '--missing');
  expect(await client.fetch('*[]{_id, n}')).toEqual([
    { _id: 'x', n: 1 },
    { _id: 'y', n: null },
  ]);
  await lakeCommand('import', ...running('f'), '--from', file, '--replace');
  expect(await client.fetch('*[_id == "x"][0].n')).toBe(2);
});

it('an export says that a dataset is not there, instead of making it', async () => {
  const out = join(directory, 'x.tar.gz');
  await expect(lakeCommand('export', ...running('prodution'), '--out', out)).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining('has no dataset "prodution"; it has: a, b'),
  });
});
