import { getExtension, getMimeType } from 'hono/utils/mime';
import type { Dataset } from '../store/dataset.ts';
import type { ReceivedFile } from './files.ts';
import { imageMetadata, type MetadataType, openImage } from './imageMetadata.ts';

export type Upload = {
  file: ReceivedFile;
  mimeType: string | undefined;
  filename: string | undefined;
  details: Record<string, unknown>;
  metadata: MetadataType[];
};

const EXTENSIONS: Record<string, string> = {
  jpeg: 'jpg',
  'application/octet-stream': 'bin',
  'text/plain': 'txt',
};

/** Takes an uploaded image; returns its asset document and file name. Throws 400 if it is none. */
export async function describeImage(upload: Upload, dataset: Dataset, origin: string) {
  const { hash } = upload.file;
  const image = await openImage(upload.file.path);
  const { width, height } = image.size;
  const extension = EXTENSIONS[image.format] ?? image.format;
  const mimeType = extension === 'svg' ? 'image/svg+xml' : `image/${image.format}`;
  const name = `${hash}-${width}x${height}.${extension}`;
  const place = { dataset, origin, extension, folder: 'images' as const, name };
  const document = {
    _id: `image-${hash}-${width}x${height}-${extension}`,
    _type: 'sanity.imageAsset',
    ...common({ ...upload, mimeType }, place),
    metadata: await imageMetadata(image, upload.metadata),
  };
  return { document, name };
}

/** Takes any uploaded file; returns its asset document and file name. */
export function describeFile(upload: Upload, dataset: Dataset, origin: string) {
  const { hash } = upload.file;
  const extension = extensionOf(upload);
  const name = `${hash}.${extension}`;
  const mimeType = upload.mimeType ?? getMimeType(name)?.split(';')[0];
  const place = { dataset, origin, extension, folder: 'files' as const, name };
  const document = {
    _id: `file-${hash}-${extension}`,
    _type: 'sanity.fileAsset',
    ...common({ ...upload, mimeType }, place),
  };
  return { document, name };
}

type Place = {
  dataset: Dataset;
  origin: string;
  extension: string;
  folder: 'images' | 'files';
  name: string;
};

function common({ file, mimeType, filename, details }: Upload, place: Place) {
  const { dataset, origin, extension, folder, name } = place;
  const path = `${folder}/${dataset.project}/${dataset.name}/${name}`;
  return {
    ...details,
    assetId: file.hash,
    sha1hash: file.hash,
    extension,
    mimeType: mimeType ?? 'application/octet-stream',
    size: file.size,
    path,
    url: `${origin}/${path}`,
    ...(filename ? { originalFilename: filename } : {}),
  };
}

function extensionOf({ filename, mimeType = 'application/octet-stream' }: Upload): string {
  const ofName = filename?.match(/\.([a-z0-9]{1,8})$/i)?.[1]?.toLowerCase();
  return ofName ?? EXTENSIONS[mimeType] ?? getExtension(mimeType) ?? 'bin';
}
