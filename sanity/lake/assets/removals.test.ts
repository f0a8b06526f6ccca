import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { SanityAssetDocument } from '@sanity/client';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startLake } from '../server.ts';
import { startTestLake, type TestLake } from '../testLake.ts';

let lake: TestLake;
beforeAll(async () => {
  lake = await startTestLake({
    projects: [{ id: 'test', datasets: [{ name: 'production' }, { name: 'staging' }] }],
  });
});
afterAll(() => lake.dispose());

function picture(background: string): Promise<Buffer> {
  const create = { width: 40, height: 30, channels: 3 as const, background };
  return sharp({ create }).png().toBuffer();
}

function fileOf({ path }: SanityAssetDocument, directory = lake.dataDirectory): string {
  return join(directory, 'assets', ...path.split('/').slice(1));
}

const gone = (path: string) => vi.waitFor(() => expect(existsSync(path)).toBe(false));

describe('deleting the document of an asset', () => {
  it('takes its file away, and what was made of it', async () => {
    const client = lake.as('editor');
    const document = await client.assets.upload('image', await picture('#111'));
    expect((await fetch(`${document.url}?w=10`)).status).toBe(200);
    await client.delete(document._id);
    await gone(fileOf(document));
    expect((await fetch(document.url)).status).toBe(404);
    expect((await fetch(`${document.url}?w=10`)).status).toBe(404);
  });

  it('leaves the same bytes of another dataset, and those of a file that are an image too', async () => {
    const bytes = await picture('#222');
    const [here, there] = [lake.as('editor'), lake.as('editor', { dataset: 'staging' })];
    const mine = await here.assets.upload('file', bytes, { filename: 'a.png' });
    const theirs = await there.assets.upload('file', bytes, { filename: 'a.png' });
    const image = await here.assets.upload('image', bytes);
    await here.delete(mine._id);
    await gone(fileOf(mine));
    expect((await fetch(theirs.url)).status).toBe(200);
    expect((await fetch(image.url)).status).toBe(200);
  });

  it('that is refused, or only tried, takes nothing away', async () => {
    const client = lake.as('editor');
    const document = await client.assets.upload('file', Buffer.from('kept'));
    await client.create({
      _type: 'post',
      file: { asset: { _type: 'reference', _ref: document._id } },
    });
    await expect(client.delete(document._id)).rejects.toThrow(/referenc/);
    const loose = await client.assets.upload('file', Buffer.from('tried'));
    await client.delete(loose._id, { dryRun: true });
    await client.delete('nothing');
    for (const { url } of [document, loose]) expect((await fetch(url)).status).toBe(200);
  });

  it('while it is uploaded again leaves both or neither', async () => {
    const client = lake.as('editor');
    for (let round = 0; round < 20; round += 1) {
      const document = await client.assets.upload('file', Buffer.from('again'));
      await Promise.all([
        client.delete(document._id),
        client.assets.upload('file', Buffer.from('again')),
      ]);
      const isThere = (await client.getDocument(document._id)) !== undefined;
      expect((await fetch(document.url)).status).toBe(isThere ? 200 : 404);
    }
  });
});

describe('a lake that was killed before a file was taken away', () => {
  it('takes it away when it starts, unless the asset is there again', async () => {
    const dataDirectory = mkdtempSync(join(tmpdir(), 'lake-removals-'));
    const tokens = [{ token: 'token-of-editor', label: 'E', roles: ['editor'] }];
    const first = await startLake({ dataDirectory, config: { tokens } });
    const client = lake.as('editor', { apiHost: first.url });
    const deleted = await client.assets.upload('file', Buffer.from('deleted'));
    const kept = await client.assets.upload('file', Buffer.from('kept'));
    await client.delete(deleted._id);
    await first.close();
    // As it is after a kill between the transaction and the removal.
    writeFileSync(fileOf(deleted, dataDirectory), 'deleted');
    const database = new DatabaseSync(join(dataDirectory, 'lake.sqlite'));
    const note = database.prepare(`INSERT INTO asset_removals VALUES ('test', 'production', ?)`);
    for (const { path } of [deleted, kept]) note.run(path.split('/').at(-1) ?? '');
    database.close();

    const second = await startLake({ dataDirectory, config: { tokens } });
    await gone(fileOf(deleted, dataDirectory));
    expect((await fetch(kept.url.replace(first.url, second.url))).status).toBe(200);
    await second.close();
    rmSync(dataDirectory, { recursive: true });
  });
});
