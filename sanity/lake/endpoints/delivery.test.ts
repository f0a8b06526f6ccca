import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestLake, type TestLake } from '../testLake.ts';

const RED = '#ff0000';
const BLUE = '#0000ff';

let lake: TestLake;
let url: string;
let fileUrl: string;
beforeAll(async () => {
  lake = await startTestLake();
  const { assets } = lake.as('editor');
  const left = await solid(100, 100, RED);
  const picture = await sharp(await solid(200, 100, BLUE))
    .composite([{ input: left, left: 0, top: 0 }])
    .png()
    .toBuffer();
  ({ url } = await assets.upload('image', picture, { filename: 'half & half.png' }));
  const file = await assets.upload('file', Buffer.from('0123456789'), { filename: 'ten.txt' });
  fileUrl = file.url;
});
afterAll(() => lake.dispose());

function solid(width: number, height: number, background: string): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background } })
    .png()
    .toBuffer();
}

async function image(query: string, headers: Record<string, string> = {}) {
  const response = await fetch(`${url}?${query}`, { headers });
  expect(response.status, query).toBe(200);
  const bytes = Buffer.from(await response.arrayBuffer());
  const { width, height, format } = await sharp(bytes).metadata();
  const colourAt = async (x: number, y: number) => {
    const pixel = sharp(bytes).ensureAlpha().extract({ left: x, top: y, width: 1, height: 1 });
    return [...(await pixel.raw().toBuffer())];
  };
  return { response, size: `${width}x${height}`, format, colourAt };
}

describe('an image is delivered', () => {
  it.each([
    ['w=100', '100x50'],
    ['h=100&dpr=2', '400x200'],
    ['w=100&h=100', '100x50'],
    ['w=400', '400x200'],
    ['w=400&fit=max', '200x100'],
    ['w=50&h=50&fit=crop', '50x50'],
    ['w=400&h=400&fit=crop', '400x400'],
    ['w=400&h=400&fit=min', '100x100'],
    ['w=100&h=100&fit=fill&bg=fff', '100x100'],
    ['w=400&h=400&fit=fillmax&bg=fff', '400x400'],
    ['w=30&h=90&fit=scale', '30x90'],
    ['w=100&fit=crop&min-h=80', '100x80'],
    ['fit=crop&max-w=50', '50x100'],
    ['w=50&h=50&fit=crop&crop=entropy', '50x50'],
    ['rect=10,10,20,30', '20x30'],
    ['rect=190,90,20,30', '10x10'],
    ['or=90', '100x200'],
    ['or=90&rect=0,0,50,20&w=10', '10x25'],
    ['w=100&pad=10&bg=f00', '120x70'],
    ['blur=500', '200x100'],
    ['something=else', '200x100'],
  ])('%s at %s', async (query, size) => {
    expect((await image(query)).size).toBe(size);
  });

  it('keeping the part that is asked for', async () => {
    const cut = async (more: string) =>
      (await image(`w=50&h=100&fit=crop&${more}`)).colourAt(25, 50);
    expect(await cut('crop=left')).toEqual([255, 0, 0, 255]);
    expect(await cut('crop=top,right')).toEqual([0, 0, 255, 255]);
    expect(await cut('crop=focalpoint&fp-x=0.1&fp-y=0.5')).toEqual([255, 0, 0, 255]);
    expect(await cut('crop=focalpoint&fp-x=0.9')).toEqual([0, 0, 255, 255]);
  });

  it('turned, mirrored, inverted, without colour, blurred, sharpened', async () => {
    expect(await (await image('flip=h')).colourAt(10, 50)).toEqual([0, 0, 255, 255]);
    expect(await (await image('flip=v')).colourAt(10, 50)).toEqual([255, 0, 0, 255]);
    expect(await (await image('or=180')).colourAt(10, 50)).toEqual([0, 0, 255, 255]);
    expect(await (await image('invert=true')).colourAt(10, 50)).toEqual([0, 255, 255, 255]);
    const [r, g, b] = await (await image('sat=-100')).colourAt(10, 50);
    expect(new Set([r, g, b]).size).toBe(1);
    const [red, , blue] = await (await image('blur=50')).colourAt(100, 50);
    expect(Math.min(Number(red), Number(blue))).toBeGreaterThan(50);
    expect(await (await image('sharp=50')).colourAt(10, 50)).toEqual([255, 0, 0, 255]);
  });

  it('on a background', async () => {
    const filled = await image('w=100&h=100&fit=fill&bg=0f0');
    expect(await filled.colourAt(50, 5)).toEqual([0, 255, 0, 255]);
    const clear = await image('w=100&h=100&fit=fill');
    expect((await clear.colourAt(50, 5))[3]).toBe(0);
    const half = await image('w=100&h=100&fit=fill&bg=8000ff00');
    expect((await half.colourAt(50, 5))[3]).toBe(128);
    const print = await image('w=100&h=100&fit=fill&fm=jpg');
    expect(Math.min(...(await print.colourAt(50, 5)))).toBeGreaterThan(250);
  });

  it.each([
    ['fm=jpg', 'jpeg', 'image/jpeg'],
    ['fm=pjpg&q=40', 'jpeg', 'image/jpeg'],
    ['fm=webp', 'webp', 'image/webp'],
    ['fm=avif&w=20', 'heif', 'image/avif'],
    ['fm=png&q=30', 'png', 'image/png'],
  ])('%s as %s', async (query, format, type) => {
    const { format: found, response } = await image(query);
    expect(found).toBe(format);
    expect(response.headers.get('content-type')).toBe(type);
  });

  it('in the best format its reader accepts', async () => {
    const modern = await image('auto=format', { Accept: 'image/avif,image/webp,*/*' });
    expect(modern.format).toBe('webp');
    expect(modern.response.headers.get('vary')).toContain('Accept');
    expect((await image('auto=format', { Accept: 'image/png' })).format).toBe('png');
  });

  it('under another name, and to be saved', async () => {
    const named = await fetch(`${url}/a-pretty-name.png?w=10`);
    expect(named.status).toBe(200);
    const disposition = async (query: string) =>
      (await fetch(`${url}?${query}`)).headers.get('content-disposition');
    expect(await disposition('w=10')).toBeNull();
    expect(await disposition('dl=')).toBe("attachment; filename*=UTF-8''half%20%26%20half.png");
    expect(await disposition('dl=my.png&w=10')).toBe("attachment; filename*=UTF-8''my.png");
    expect(await disposition('dl=%0D%0AX-Evil:%201')).not.toContain('\n');
  });

  it('once: whoever has it is told so, and asked for its head it sends no body', async () => {
    for (const query of ['', '?w=10', '?w=20&fm=webp']) {
      const first = await fetch(`${url}${query}`);
      expect(first.headers.get('cache-control')).toContain('immutable');
      const tag = first.headers.get('etag') ?? '';
      const again = await fetch(`${url}${query}`, { headers: { 'If-None-Match': tag } });
      expect([again.status, again.headers.get('etag'), await again.text()]).toEqual([304, tag, '']);
      const head = await fetch(`${url}${query}`, { method: 'HEAD' });
      expect(head.status).toBe(200);
      expect(head.headers.get('content-length')).toBe(
        String((await first.arrayBuffer()).byteLength),
      );
    }
  });

  it.each([
    'w=0',
    'w=100000',
    'w=abc',
    'w=8000&dpr=3',
    'w=8000&h=1&fit=crop&crop=entropy&rect=0,0,1,100',
    'rect=1,2,3',
    'rect=500,500,10,10',
    'rect=0,0,0,0',
    'fit=stretch',
    'fm=exe',
    'crop=nowhere',
    'blur=5000',
    'or=45',
    'flip=x',
    'bg=red',
    'fp-x=2',
    'q=200',
    'pad=99999',
  ])('never for %s, which is answered 400', async (query) => {
    const response = await fetch(`${url}?${query}`);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ statusCode: 400, error: 'Bad Request' });
  });
});

describe('moving images', () => {
  it('keep moving when sized, and stop when one frame is asked for', async () => {
    const frames = await Promise.all([RED, BLUE].map((colour) => solid(20, 20, colour)));
    const moving = await sharp(frames, { join: { animated: true } })
      .gif()
      .toBuffer();
    const { url: address } = await lake.as('editor').assets.upload('image', moving);
    const pagesOf = async (query: string) => {
      const bytes = await (await fetch(`${address}?${query}`)).arrayBuffer();
      return (await sharp(Buffer.from(bytes)).metadata()).pages ?? 1;
    };
    expect(await pagesOf('w=10')).toBe(2);
    expect(await pagesOf('w=10&fm=webp')).toBe(2);
    expect(await pagesOf('w=10&h=5&fit=crop')).toBe(2);
    expect(await pagesOf('w=10&frame=1')).toBe(1);
    expect(await pagesOf('w=10&fm=png')).toBe(1);
  });
});

describe('drawings', () => {
  it('stay drawings, whose scripts do not run, unless another format is asked for', async () => {
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"><script>1</script><rect width="30" height="20" fill="red"/></svg>';
    const asset = await lake.as('editor').assets.upload('image', Buffer.from(svg));
    expect(asset).toMatchObject({ extension: 'svg', mimeType: 'image/svg+xml' });
    const drawing = await fetch(`${asset.url}?w=10&auto=format`);
    expect(drawing.headers.get('content-type')).toBe('image/svg+xml');
    expect(drawing.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await drawing.text()).toBe(svg);
    const print = await fetch(`${asset.url}?fm=png&w=60`);
    expect((await sharp(Buffer.from(await print.arrayBuffer())).metadata()).width).toBe(60);
  });
});

describe('a file is delivered', () => {
  it('whole or in part, as players ask', async () => {
    const part = async (range: string) => {
      const response = await fetch(fileUrl, { headers: { Range: range } });
      return [response.status, response.headers.get('content-range'), await response.text()];
    };
    expect(await part('bytes=2-4')).toEqual([206, 'bytes 2-4/10', '234']);
    expect(await part('bytes=7-')).toEqual([206, 'bytes 7-9/10', '789']);
    expect(await part('bytes=-2')).toEqual([206, 'bytes 8-9/10', '89']);
    expect(await part('bytes=5-99')).toEqual([206, 'bytes 5-9/10', '56789']);
    expect(await part('bytes=20-')).toEqual([416, 'bytes */10', '']);
    expect(await part('lines=1')).toEqual([200, null, '0123456789']);
  });

  it('under the name it came with', async () => {
    const response = await fetch(`${fileUrl}?dl`);
    expect(response.headers.get('content-disposition')).toContain('ten.txt');
    expect(response.headers.get('content-type')).toBe('text/plain');
  });
});
