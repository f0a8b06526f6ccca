import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestLake, type TestLake } from '../testLake.ts';

let lake: TestLake;
beforeAll(async () => {
  lake = await startTestLake();
  await lake
    .as('editor')
    .transaction()
    .create({ _id: 'b', _type: 'post', title: 'Zwölf' })
    .create({ _id: 'a', _type: 'author' })
    .create({ _id: 'drafts.a', _type: 'author' })
    .create({ _id: 'versions.r1.a', _type: 'author' })
    .commit();
});
afterAll(() => lake.dispose());

async function exported(query = '', token = 'token-of-editor', dataset = 'production') {
  const headers: Record<string, string> = token ? { Authorization: `Bearer ${token}` } : {};
  const response = await fetch(`${lake.url}/v1/data/export/${dataset}${query}`, { headers });
  const text = await response.text();
  expect(response.headers.get('content-type')).toBe('application/x-ndjson');
  return text
    .split('\n')
    .filter(Boolean)
    .map((line): { _id?: string } => JSON.parse(line));
}

describe('the export of a dataset', () => {
  it('is every document, with drafts and versions, one on a line', async () => {
    const documents = await exported();
    expect(documents.map(({ _id }) => _id)).toEqual(['a', 'b', 'drafts.a', 'versions.r1.a']);
    expect(documents[1]).toEqual(await lake.as('editor').getDocument('b'));
  });

  it('is narrowed to types', async () => {
    expect((await exported('?types=post,other')).map(({ _id }) => _id)).toEqual(['b']);
  });

  it('comes in pages, the last of which names no next one', async () => {
    expect(await exported('?nextCursor=')).toHaveLength(4);
    expect((await exported('?nextCursor=b')).map(({ _id }) => _id)).toEqual([
      'drafts.a',
      'versions.r1.a',
    ]);
  });

  it('shows a stranger what is published, and nothing else', async () => {
    expect((await exported('', '')).map(({ _id }) => _id)).toEqual(['a', 'b']);
  });

  it('is the dataset as it was when the export began', async () => {
    const editor = lake.as('editor', { dataset: 'moving' });
    await lake
      .as('administrator')
      .request({ method: 'PUT', url: '/projects/test/datasets/moving', body: {} });
    const text = 'x'.repeat(39_000);
    const transaction = editor.transaction();
    for (let n = 0; n < 100; n += 1) transaction.create({ _id: `d${100 + n}`, _type: 't', text });
    await transaction.commit();
    const response = await fetch(`${lake.url}/v1/data/export/moving`, {
      headers: { Authorization: 'Bearer token-of-editor' },
    });
    await editor
      .transaction()
      .delete('d199')
      .patch('d198', { set: { text: 'new' } })
      .commit();
    const lines = (await response.text()).trim().split('\n');
    expect(lines).toHaveLength(100);
    expect(JSON.parse(lines[98] ?? '')).toMatchObject({ _id: 'd198', text });
  });

  it('tells where an asset is to be had today', async () => {
    const editor = lake.as('editor');
    const asset = await editor.assets.upload('file', Buffer.from('words'), { filename: 'a.txt' });
    await editor.patch(asset._id).set({ url: 'http://127.0.0.1:1/elsewhere' }).commit();
    const found = (await exported('?types=sanity.fileAsset'))[0];
    expect(found).toMatchObject({ url: `${lake.url}/${asset.path}` });
    await editor.delete(asset._id);
  });
});
