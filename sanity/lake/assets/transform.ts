import { readFile } from 'node:fs/promises';
import sharp, { type Sharp } from 'sharp';
import { colourOf, type Format, type Transformation } from './imageParameters.ts';
import { isByInterest, type Layout, layoutOf, rectangle, type Size } from './layout.ts';
import type { Rendition } from './renditions.ts';

/** As Sanity encodes unless told otherwise. */
const QUALITY = 75;

/** A wider blur costs more than it shows: it is done on a smaller copy. */
const WIDEST_BLUR = 8;

const TRANSPARENT = { r: 0, g: 0, b: 0, alpha: 0 };
const WHITE = { r: 255, g: 255, b: 255, alpha: 1 };

/**
 * Takes an image file; returns it cut, sized, changed and encoded as asked, with its type.
 * Throws 400 for what cannot be asked of this image.
 */
export async function transform(
  path: string,
  asked: Transformation,
  format: Format | undefined,
): Promise<Rendition> {
  // From its bytes: an SVG opened by its path could draw its neighbours in.
  const bytes = await readFile(path);
  const { pages = 1, format: own, autoOrient: size } = await sharp(bytes).metadata();
  const target = format ?? own;
  const isMoving = pages > 1 && (target === 'gif' || target === 'webp');
  const isAnimated = isMoving && !asked.frame && !asked.or && !asked.flip && !asked.blur;
  const upright = sharp(bytes, { animated: isAnimated }).autoOrient();
  const image = asked.or ? await turned(upright, size, asked) : { upright, size, rect: asked.rect };
  const layout = layoutOf(image.size, { ...asked, rect: image.rect });
  const picture = coloured(sized(image.upright, layout, image.size, asked), asked);
  const { canvas = layout.size } = layout;
  const background = backgroundFor(asked, target);
  const framed = extended(picture, layout.size, canvas, asked.pad, background);
  const isFlat = target === 'jpeg' || asked.bg !== undefined;
  const flat = isFlat ? framed.flatten({ background }) : framed;
  const blurred = await blurredBy(asked.blur, flat);
  const { data, info } = await encoded(blurred, target, asked).toBuffer({
    resolveWithObject: true,
  });
  const name = info.format === 'heif' ? 'avif' : info.format;
  return { bytes: new Uint8Array(data), mimeType: `image/${name}` };
}

/** Turns an image by the asked angle; its rectangle is cut first, where it still has its place. */
async function turned(image: Sharp, source: Size, { or, rect }: Transformation) {
  const region = rectangle(source, rect);
  const part = await image.extract(region).png({ compressionLevel: 1 }).toBuffer();
  const { width, height } = region;
  const size = or === 180 ? { width, height } : { width: height, height: width };
  return { upright: sharp(part).rotate(or), size, rect: undefined };
}

function sized(image: Sharp, { region, size }: Layout, source: Size, asked: Transformation): Sharp {
  const isWhole = region.width === source.width && region.height === source.height;
  const cut = isWhole ? image : image.extract(region);
  if (isByInterest(asked)) return cut.resize({ ...size, fit: 'cover', position: 'entropy' });
  const isSized = size.width === region.width && size.height === region.height;
  return isSized ? cut : cut.resize({ ...size, fit: 'fill' });
}

function coloured(image: Sharp, { flip, sharp: sharpness, sat, invert }: Transformation): Sharp {
  let picture = image;
  if (flip?.includes('h')) picture = picture.flop();
  if (flip?.includes('v')) picture = picture.flip();
  if (sharpness) picture = picture.sharpen({ sigma: 0.5 + sharpness / 50 });
  if (sat === -100) picture = picture.grayscale();
  else if (sat) picture = picture.modulate({ saturation: 1 + sat / 100 });
  if (invert === 'true') picture = picture.negate({ alpha: false });
  return picture;
}

function backgroundFor({ bg }: Transformation, target: string | undefined) {
  if (bg) return colourOf(bg);
  return target === 'jpeg' ? WHITE : TRANSPARENT;
}

/** Sets an image in the middle of its canvas, and the canvas in a border of `pad` pixels. */
function extended(
  image: Sharp,
  size: Size,
  canvas: Size,
  pad: number,
  background: ReturnType<typeof colourOf>,
): Sharp {
  const [spareWidth, spareHeight] = [canvas.width - size.width, canvas.height - size.height];
  if (!pad && !spareWidth && !spareHeight) return image;
  const [left, top] = [Math.floor(spareWidth / 2), Math.floor(spareHeight / 2)];
  return image.extend({
    left: pad + left,
    right: pad + spareWidth - left,
    top: pad + top,
    bottom: pad + spareHeight - top,
    background,
  });
}

async function blurredBy(blur: number, image: Sharp): Promise<Sharp> {
  if (!blur) return image;
  const sigma = Math.max(0.3, blur / 10);
  const shrink = Math.max(1, sigma / WIDEST_BLUR);
  if (shrink === 1) return image.blur(sigma);
  const whole = await image.png({ compressionLevel: 1 }).toBuffer({ resolveWithObject: true });
  const { width, height } = whole.info;
  const small = await sharp(whole.data)
    .resize(Math.max(1, Math.round(width / shrink)), Math.max(1, Math.round(height / shrink)))
    .blur(WIDEST_BLUR)
    .toBuffer();
  return sharp(small).resize({ width, height, fit: 'fill' });
}

function encoded(image: Sharp, target: string | undefined, { fm, q }: Transformation): Sharp {
  const quality = Math.max(1, q ?? QUALITY);
  if (target === 'jpeg') return image.jpeg({ quality, progressive: fm === 'pjpg' });
  if (target === 'webp') return image.webp({ quality });
  if (target === 'avif' || target === 'heif') return image.avif({ quality });
  if (target === 'gif') return image.gif();
  return image.png();
}
