import { encode as blurHash } from 'blurhash';
import sharp, { type Metadata, type Sharp } from 'sharp';
import { rgbaToThumbHash } from 'thumbhash';
import { apiError } from '../errors.ts';
import { cameraMetadata } from './cameraMetadata.ts';
import { paletteOf } from './palette.ts';

/** What an upload may ask to be noted of an image: https://www.sanity.io/docs/image-metadata */
const METADATA_TYPES = [
  'blurhash',
  'exif',
  'image',
  'location',
  'lqip',
  'none',
  'palette',
  'thumbhash',
] as const;
export type MetadataType = (typeof METADATA_TYPES)[number];

/** Noted unless something else is asked for. Where and with what a picture was taken is not. */
const USUAL: MetadataType[] = ['blurhash', 'lqip', 'palette'];

/** Takes the `meta` parameters of an upload; returns what is asked for. Throws 400 for another word. */
export function readMetadataTypes(given: string[]): MetadataType[] {
  const names = given.flatMap((each) => each.split(',')).filter(Boolean);
  if (names.length === 0) return USUAL;
  return names.map((name) => {
    const type = METADATA_TYPES.find((each) => each === name);
    if (type) return type;
    const known = METADATA_TYPES.join(', ');
    throw apiError(400, `There is no metadata "${name}" to extract; there are ${known}`);
  });
}

export type OpenedImage = {
  path: string;
  format: string;
  /** As it is shown: its camera may have lain on its side. */
  size: { width: number; height: number };
  found: Metadata;
};

/** Takes a file; returns what its head says. Throws 400 if it is no image that can be read. */
export async function openImage(path: string): Promise<OpenedImage> {
  const found = await sharp(path).metadata().catch(unreadable);
  const { width, height } = found.autoOrient;
  if (!found.format || !width || !height) return unreadable();
  const format = found.format === 'heif' ? 'avif' : found.format;
  return { path, format, size: { width, height }, found };
}

/** Takes an image and what is wanted of it; returns its `sanity.imageMetadata`. */
export async function imageMetadata(image: OpenedImage, types: MetadataType[]) {
  const { width, height } = image.size;
  const wants = (type: MetadataType) => types.includes(type);
  const make = <T>(type: MetadataType, of: (picture: Sharp) => Promise<T>) =>
    wants(type) ? of(sharp(image.path).autoOrient()).catch(unreadable) : undefined;
  return defined({
    _type: 'sanity.imageMetadata',
    dimensions: { _type: 'sanity.imageDimensions', width, height, aspectRatio: width / height },
    hasAlpha: image.found.hasAlpha,
    isOpaque: await isOpaque(image).catch(unreadable),
    lqip: await make('lqip', placeholder),
    blurHash: await make('blurhash', blurHashOf),
    thumbHash: await make('thumbhash', thumbHashOf),
    palette: await make('palette', paletteOf),
    ...cameraMetadata(image.found.exif, wants),
  });
}

function defined<T extends Record<string, unknown>>(attributes: T) {
  return Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== undefined));
}

function unreadable(): never {
  throw apiError(
    400,
    'Invalid image: the file is not an image, is damaged, or is of a kind that cannot be read',
  );
}

/** An image may have a channel for transparency and not use it. Looking also proves it whole. */
async function isOpaque({ path }: OpenedImage): Promise<boolean> {
  return (await sharp(path).stats()).isOpaque;
}

const LQIP_WIDTH = 20;

async function placeholder(picture: Sharp): Promise<string> {
  const small = picture.resize({ width: LQIP_WIDTH });
  const { hasAlpha } = await picture.metadata();
  const { data, info } = await (hasAlpha ? small.png() : small.jpeg({ quality: 40 })).toBuffer({
    resolveWithObject: true,
  });
  return `data:image/${info.format};base64,${data.toString('base64')}`;
}

async function pixelsOf(picture: Sharp, side: number) {
  const { data, info } = await picture
    .resize({ width: side, height: side, fit: 'inside' })
    .toColourspace('srgb')
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { pixels: new Uint8ClampedArray(data), width: info.width, height: info.height };
}

async function blurHashOf(picture: Sharp): Promise<string> {
  const { pixels, width, height } = await pixelsOf(picture, 32);
  return blurHash(pixels, width, height, 4, width > height * 2 ? 2 : 3);
}

async function thumbHashOf(picture: Sharp): Promise<string> {
  const { pixels, width, height } = await pixelsOf(picture, 100);
  return Buffer.from(rgbaToThumbHash(width, height, pixels)).toString('base64');
}
