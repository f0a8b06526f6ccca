import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTarget, type Target } from './target.ts';

let target: Target;
beforeAll(async () => {
  target = await openTarget();
});
afterAll(() => target.dispose());

const upload = (
  body: Parameters<ReturnType<Target['client']>['assets']['upload']>[1],
  options = {},
) => target.client().assets.upload('file', body, { label: target.type, ...options });

describe('an uploaded file', () => {
  it('is described, and delivered as it was', async () => {
    const words = randomBytes(20).toString('hex');
    const asset = await upload(Buffer.from(words), {
      filename: 'notes.txt',
      contentType: 'text/plain',
    });
    expect(asset).toMatchObject({
      _id: `file-${asset.sha1hash}-txt`,
      _type: 'sanity.fileAsset',
      extension: 'txt',
      mimeType: 'text/plain',
      originalFilename: 'notes.txt',
      size: words.length,
      path: `files/${target.projectId}/${target.dataset}/${asset.sha1hash}.txt`,
    });
    const response = await fetch(asset.url);
    expect(response.headers.get('content-type')).toContain('text/plain');
    expect(await response.text()).toBe(words);
    const saved = await fetch(`${asset.url}?dl=`);
    expect(saved.headers.get('content-disposition')).toContain('notes.txt');
  });

  it('may come as a stream, and be large', async () => {
    const part = randomBytes(1 << 20);
    const parts = Array.from({ length: 12 }, () => part);
    const asset = await upload(Readable.from(parts), { filename: 'large.bin' });
    expect(asset.size).toBe(12 << 20);
    const received = await (await fetch(asset.url)).arrayBuffer();
    expect(received.byteLength).toBe(12 << 20);
  });

  it('once more is the same asset', async () => {
    const bytes = randomBytes(30);
    const [first, second] = [
      await upload(bytes, { filename: 'a.dat' }),
      await upload(bytes, { filename: 'a.dat' }),
    ];
    expect(second._id).toBe(first._id);
  });

  it('is of the kind its name says when nothing else does', async () => {
    const asset = await upload(randomBytes(30), { filename: 'paper.PDF' });
    expect(asset).toMatchObject({ extension: 'pdf', mimeType: 'application/pdf' });
  });

  it('is deleted with its document', async () => {
    const client = target.client();
    const { _id } = await upload(randomBytes(30));
    await client.delete(_id);
    expect(await client.getDocument(_id)).toBeUndefined();
  });
});
