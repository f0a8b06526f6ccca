import readExif from 'exif-reader';
import { apiError } from '../errors.ts';

type Wants = (type: 'exif' | 'image' | 'location') => boolean;

/**
 * Takes the EXIF block of an image and what is wanted of it; returns the camera's settings, the
 * picture's own tags and the place it was taken at, as Sanity names them.
 */
export function cameraMetadata(block: Buffer | undefined, wants: Wants): Record<string, unknown> {
  const isWanted = wants('exif') || wants('image') || wants('location');
  if (!block || !isWanted) return {};
  const { Photo, Image, GPSInfo } = parsed(block);
  const location = GPSInfo && locationOf(GPSInfo);
  return {
    ...(wants('exif') && Photo
      ? { exif: { _type: 'sanity.imageExifMetadata', ...storable(Photo) } }
      : {}),
    ...(wants('image') && Image
      ? { image: { _type: 'sanity.imageExifTags', ...storable(Image) } }
      : {}),
    ...(wants('location') && location ? { location } : {}),
  };
}

function parsed(block: Buffer) {
  try {
    return readExif(block);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw apiError(400, `Invalid image: its EXIF data cannot be read (${reason})`);
  }
}

/** Tags that are text, numbers or times. Blocks of bytes are the camera maker's own affair. */
function storable(tags: Record<string, unknown>): Record<string, unknown> {
  const entries = Object.entries(tags).flatMap(([name, value]): [string, unknown][] => {
    if (value instanceof Date) return [[name, value.toISOString()]];
    const isPlain = typeof value === 'string' || Number.isFinite(value);
    const isNumbers = Array.isArray(value) && value.every((each) => Number.isFinite(each));
    return isPlain || isNumbers ? [[name, value]] : [];
  });
  return Object.fromEntries(entries);
}

type Gps = {
  GPSLatitude?: number[];
  GPSLatitudeRef?: string;
  GPSLongitude?: number[];
  GPSLongitudeRef?: string;
  GPSAltitude?: number;
  GPSAltitudeRef?: number;
};

function locationOf(gps: Gps) {
  const lat = degrees(gps.GPSLatitude, gps.GPSLatitudeRef === 'S');
  const lng = degrees(gps.GPSLongitude, gps.GPSLongitudeRef === 'W');
  if (lat === undefined || lng === undefined) return undefined;
  const { GPSAltitude: alt, GPSAltitudeRef: below } = gps;
  const height = alt === undefined ? {} : { alt: below === 1 ? -alt : alt };
  return { _type: 'geopoint', lat, lng, ...height };
}

function degrees(parts: number[] | undefined, isNegative: boolean): number | undefined {
  if (!parts) return undefined;
  const [whole = 0, minutes = 0, seconds = 0] = parts;
  const value = whole + minutes / 60 + seconds / 3600;
  if (!Number.isFinite(value)) return undefined;
  return isNegative ? -value : value;
}
