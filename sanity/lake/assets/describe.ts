import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { apiError } from '../errors.ts';
import type { Dataset } from '../store/dataset.ts';

export type Upload = {
  bytes: Uint8Array;
  mimeType: string;
  filename: string | undefined;
  details: Record<string, unknown>;
};

const LQIP_WIDTH = 20;

const EXTENSIONS: Record<string, string> = {
  jpeg: 'jpg',
  'image/jpeg': 'jpg',
  'application/octet-stream': 'bin',
  'text/plain': 'txt',
  'image/svg+xml': 'svg',
};

/** Takes an uploaded image; returns its asset document and file name. Throws 400 if it is none. */
export async function describeImage(upload: Upload, dataset: Dataset, origin: string) {
  const image = sharp(upload.bytes);
  const found = await image.metadata().catch(() => undefined);
  if (!found?.format || !found.width || !found.height) {
    throw apiError(400, 'The uploaded file is not an image that this lake can read');
  }
  // An orientation of 5 and above means that what is stored lies on its side.
  const isTurned = (found.orientation ?? 1) >= 5;
  const width = isTurned ? found.height : found.width;
  const height = isTurned ? found.width : found.height;
  const extension = EXTENSIONS[found.format] ?? found.format;
  const hash = hashOf(upload.bytes);
  const name = `${hash}-${width}x${height}.${extension}`;
  const mimeType = extension === 'svg' ? 'image/svg+xml' : `image/${found.format}`;
  const document = {
    _id: `image-${hash}-${width}x${height}-${extension}`,
    _type: 'sanity.imageAsset',
    ...common(
      { ...upload, mimeType },
      { dataset, origin, hash, extension, folder: 'images', name },
    ),
    metadata: {
      _type: 'sanity.imageMetadata',
      dimensions: {
        _type: 'sanity.imageDimensions',
        width,
        height,
        aspectRatio: width / height,
      },
      hasAlpha: found.hasAlpha ?? false,
      isOpaque: !found.hasAlpha,
      lqip: await placeholder(upload.bytes),
    },
  };
  return { document, name };
}

/** Takes any uploaded file; returns its asset document and file name. */
export function describeFile(upload: Upload, dataset: Dataset, origin: string) {
  const hash = hashOf(upload.bytes);
  const extension = extensionOf(upload);
  const name = `${hash}.${extension}`;
  const document = {
    _id: `file-${hash}-${extension}`,
    _type: 'sanity.fileAsset',
    ...common(upload, { dataset, origin, hash, extension, folder: 'files', name }),
  };
  return { document, name };
}

type Place = {
  dataset: Dataset;
  origin: string;
  hash: string;
  extension: string;
  folder: 'images' | 'files';
  name: string;
};

function common({ bytes, mimeType, filename, details }: Upload, place: Place) {
  const { dataset, origin, hash, extension, folder, name } = place;
  const path = `${folder}/${dataset.project}/${dataset.name}/${name}`;
  return {
    ...details,
    assetId: hash,
    sha1hash: hash,
    extension,
    mimeType,
    size: bytes.byteLength,
    path,
    url: `${origin}/${path}`,
    ...(filename ? { originalFilename: filename } : {}),
  };
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha1').update(bytes).digest('hex');
}

function extensionOf({ filename, mimeType }: Upload): string {
  const ofName = filename?.match(/\.([a-z0-9]{1,8})$/i)?.[1]?.toLowerCase();
  const ofType = EXTENSIONS[mimeType] ?? mimeType.match(/\/([a-z0-9]{1,8})$/)?.[1];
  return ofName ?? ofType ?? 'bin';
}

async function placeholder(bytes: Uint8Array): Promise<string> {
  const small = await sharp(bytes).rotate().resize(LQIP_WIDTH).jpeg({ quality: 40 }).toBuffer();
  return `data:image/jpeg;base64,${small.toString('base64')}`;
}
