import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTarget, type Target } from './target.ts';

let target: Target;
beforeAll(async () => {
  target = await openTarget();
});
afterAll(() => target.dispose());

/** An image that nobody has uploaded before: its pixels are noise. */
function noise(width: number, height: number) {
  const raw = { width, height, channels: 3 as const };
  return sharp(randomBytes(width * height * 3), { raw });
}

const upload = (
  body: Parameters<ReturnType<Target['client']>['assets']['upload']>[1],
  options = {},
) =>
  // By its label what was uploaded is found again, to be deleted.
  target.client().assets.upload('image', body, { label: target.type, ...options });

describe('an uploaded image', () => {
  it('is described', async () => {
    const picture = await noise(60, 40).png().toBuffer();
    const asset = await upload(picture, {
      filename: 'größe.png',
      title: 'A title',
      description: 'Words',
      creditLine: 'By us',
      source: { id: 's1', name: 'archive', url: 'https://example.com/1' },
    });
    const { sha1hash } = asset;
    expect(asset).toMatchObject({
      _id: `image-${sha1hash}-60x40-png`,
      _type: 'sanity.imageAsset',
      assetId: sha1hash,
      sha1hash: expect.stringMatching(/^[0-9a-f]{40}$/),
      extension: 'png',
      mimeType: 'image/png',
      size: picture.byteLength,
      originalFilename: 'größe.png',
      path: `images/${target.projectId}/${target.dataset}/${sha1hash}-60x40.png`,
      url: expect.stringMatching(new RegExp(`/images/.*/${sha1hash}-60x40\\.png$`)),
      title: 'A title',
      description: 'Words',
      creditLine: 'By us',
      source: { id: 's1', name: 'archive', url: 'https://example.com/1' },
      metadata: {
        _type: 'sanity.imageMetadata',
        hasAlpha: false,
        isOpaque: true,
        dimensions: { _type: 'sanity.imageDimensions', width: 60, height: 40, aspectRatio: 1.5 },
        lqip: expect.stringMatching(/^data:image\/\w+;base64,/),
        blurHash: expect.stringMatching(/^\S{6,}$/),
        palette: {
          _type: 'sanity.imagePalette',
          dominant: {
            _type: 'sanity.imagePaletteSwatch',
            background: expect.stringMatching(/^#[0-9a-f]{6}$/),
            foreground: expect.stringMatching(/^#/),
            title: expect.stringMatching(/^#/),
            population: expect.any(Number),
          },
        },
      },
    });
    expect(await target.client().getDocument(asset._id)).toMatchObject({ _id: asset._id });
  });

  it('is one asset, however often and however it is uploaded', async () => {
    const picture = await noise(10, 10).png().toBuffer();
    const first = await upload(picture);
    const second = await upload(Readable.from([picture.subarray(0, 50), picture.subarray(50)]));
    const third = await upload(new Blob([new Uint8Array(picture)]));
    expect([second._id, third._id]).toEqual([first._id, first._id]);
  });

  it.each(['jpeg', 'png', 'webp', 'gif', 'avif'] as const)('may be a %s', async (format) => {
    const asset = await upload(await noise(20, 10).toFormat(format).toBuffer());
    expect(asset.mimeType).toBe(`image/${format}`);
    expect(asset.metadata.dimensions).toMatchObject({ width: 20, height: 10 });
  });

  it('may be a drawing', async () => {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"><!-- ${target.type} --><rect width="9" height="9"/></svg>`;
    const asset = await upload(Buffer.from(svg));
    expect(asset).toMatchObject({ extension: 'svg', mimeType: 'image/svg+xml' });
    const response = await fetch(asset.url);
    expect(response.headers.get('content-type')).toContain('image/svg+xml');
  });

  it('tells whether it can be seen through', async () => {
    const create = { width: 5, height: 5, channels: 4 as const, background: '#00f8' };
    const pixel = randomBytes(3).toString('hex');
    const picture = await sharp({ create })
      .composite([
        { input: { create: { ...create, width: 1, height: 1, background: `#${pixel}` } } },
      ])
      .png()
      .toBuffer();
    expect((await upload(picture)).metadata).toMatchObject({ hasAlpha: true, isOpaque: false });
  });

  it('is measured as it is shown, not as the camera lay', async () => {
    const lying = await noise(40, 20).jpeg().withMetadata({ orientation: 6 }).toBuffer();
    const { metadata } = await upload(lying);
    expect(metadata.dimensions).toMatchObject({ width: 20, height: 40 });
  });

  it('tells of camera and place only when asked', async () => {
    const picture = await noise(12, 8)
      .jpeg()
      .withExif({
        IFD0: { Make: 'Maker', Model: 'Model One' },
        IFD2: { FNumber: '28/10' },
        IFD3: {
          GPSLatitudeRef: 'N',
          GPSLatitude: '59/1 54/1 0/1',
          GPSLongitudeRef: 'W',
          GPSLongitude: '10/1 30/1 0/1',
        },
      })
      .toBuffer();
    const silent = await upload(picture);
    for (const name of ['exif', 'image', 'location']) {
      expect(silent.metadata).not.toHaveProperty(name);
    }
    const other = await sharp(picture).withMetadata().negate().toBuffer();
    const { metadata } = await upload(other, { extract: ['exif', 'image', 'location'] });
    expect(metadata).toMatchObject({
      exif: { _type: 'sanity.imageExifMetadata', FNumber: 2.8 },
      image: { _type: 'sanity.imageExifTags', Make: 'Maker', Model: 'Model One' },
      location: { _type: 'geopoint', lat: expect.closeTo(59.9), lng: expect.closeTo(-10.5) },
    });
    expect(metadata).not.toHaveProperty('lqip');
  });

  it('tells nothing beyond its size when asked for nothing', async () => {
    const { metadata } = await upload(await noise(9, 9).png().toBuffer(), { extract: [] });
    expect(metadata).toMatchObject({ dimensions: { width: 9 } });
    for (const name of ['lqip', 'palette', 'blurHash']) expect(metadata).not.toHaveProperty(name);
  });

  it('is delivered as it was, and as its address asks', async () => {
    const picture = await noise(50, 40).png().toBuffer();
    const { url } = await upload(picture, { filename: 'noise.png' });
    const whole = await fetch(url);
    expect(whole.headers.get('content-type')).toBe('image/png');
    expect(whole.headers.get('cache-control')).toMatch(/max-age=\d{6,}/);
    expect(Buffer.from(await whole.arrayBuffer()).equals(picture)).toBe(true);
    const small = await fetch(`${url}?rect=0,0,20,20&w=10&h=10&fit=crop&fm=webp&q=50`);
    expect(small.headers.get('content-type')).toBe('image/webp');
    const { width, height } = await sharp(Buffer.from(await small.arrayBuffer())).metadata();
    expect([width, height]).toEqual([10, 10]);
    const saved = await fetch(`${url}?dl=other.png`);
    expect(saved.headers.get('content-disposition')).toContain('other.png');
  });

  it('is deleted with its document, unless others refer to it', async () => {
    const client = target.client();
    const asset = await upload(await noise(7, 7).png().toBuffer());
    const image = { _type: 'image', asset: { _type: 'reference', _ref: asset._id } };
    const holder = target.id('holder');
    await client.create({ _id: holder, _type: target.type, image });
    await expect(client.delete(asset._id)).rejects.toMatchObject({ statusCode: 409 });
    await client.delete(holder);
    await client.delete(asset._id);
    expect(await client.getDocument(asset._id)).toBeUndefined();
  });
});

describe('an upload is refused', () => {
  it.each([
    ['words', () => Buffer.from('no image')],
    ['nothing', () => Buffer.alloc(0)],
    ['half a picture', async () => (await noise(300, 300).png().toBuffer()).subarray(0, 5000)],
  ])('of %s', async (_, body) => {
    await expect(upload(await body())).rejects.toMatchObject({ statusCode: 400 });
  });

  it('by a stranger', async () => {
    const picture = await noise(5, 5).png().toBuffer();
    const uploading = target.anonymous().assets.upload('image', picture);
    await expect(uploading).rejects.toMatchObject({
      statusCode: expect.toSatisfy((status) => status === 401 || status === 403),
    });
  });
});
