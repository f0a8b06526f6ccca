import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestLake, type TestLake } from '../testLake.ts';

let lake: TestLake;
let picture: Buffer;
beforeAll(async () => {
  lake = await startTestLake();
  const create = { width: 40, height: 30, channels: 3 as const, background: '#369' };
  picture = await sharp({ create }).png().toBuffer();
});
afterAll(() => lake.dispose());

describe('assets', () => {
  it('images are described, and delivered as they were', async () => {
    const document = await lake
      .as('editor')
      .assets.upload('image', picture, { filename: 'blue.png' });
    expect(document).toMatchObject({
      _type: 'sanity.imageAsset',
      _id: expect.stringMatching(/^image-[0-9a-f]{40}-40x30-png$/),
      originalFilename: 'blue.png',
      mimeType: 'image/png',
      size: picture.byteLength,
      metadata: { dimensions: { width: 40, height: 30, aspectRatio: 40 / 30 }, isOpaque: true },
    });
    const response = await fetch(document.url);
    expect(response.headers.get('content-type')).toBe('image/png');
    expect(Buffer.from(await response.arrayBuffer()).equals(picture)).toBe(true);
  });

  it('the same image twice is one asset', async () => {
    const { assets } = lake.as('editor');
    const [first, second] = [
      await assets.upload('image', picture),
      await assets.upload('image', picture),
    ];
    expect(second._id).toBe(first._id);
    expect(second._rev).toBe(first._rev);
  });

  it('images are cut, sized and encoded as their address asks', async () => {
    const { url } = await lake.as('editor').assets.upload('image', picture);
    const small = await fetch(`${url}?rect=0,0,20,20&w=10&h=10&fit=crop&fm=webp`);
    expect(small.headers.get('content-type')).toBe('image/webp');
    const { width, height } = await sharp(Buffer.from(await small.arrayBuffer())).metadata();
    expect([width, height]).toEqual([10, 10]);
    const modern = await fetch(`${url}?auto=format`, { headers: { Accept: 'image/webp,*/*' } });
    expect(modern.headers.get('content-type')).toBe('image/webp');
  });

  it('files are kept with their name', async () => {
    const document = await lake.as('editor').assets.upload('file', Buffer.from('words'), {
      filename: 'notes.txt',
      contentType: 'text/plain',
    });
    expect(document).toMatchObject({ _type: 'sanity.fileAsset', originalFilename: 'notes.txt' });
    const response = await fetch(`${document.url}?dl=`);
    expect(await response.text()).toBe('words');
    expect(response.headers.get('content-disposition')).toContain('notes.txt');
  });

  it('what is no image is refused as one', async () => {
    const uploading = lake.as('editor').assets.upload('image', Buffer.from('words'));
    await expect(uploading).rejects.toMatchObject({ statusCode: 400 });
  });

  it('who may not write does not upload', async () => {
    const other = await sharp(picture).negate().toBuffer();
    const uploading = lake.as('viewer').assets.upload('image', other);
    await expect(uploading).rejects.toMatchObject({ statusCode: 403 });
  });

  it('nothing but assets is delivered', async () => {
    for (const name of ['..%2F..%2Flake.sqlite', 'lake.sqlite', `${'0'.repeat(40)}-1x1.png`]) {
      expect((await fetch(`${lake.url}/images/test/production/${name}`)).status).toBe(404);
      expect((await fetch(`${lake.url}/files/test/production/${name}`)).status).toBe(404);
    }
  });
});
