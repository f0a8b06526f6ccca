import sharp, { type FitEnum } from 'sharp';
import { z } from 'zod';
import { apiError } from '../errors.ts';

const pixels = z.coerce.number().int().min(1).max(8000);

/** The part of Sanity's image parameters that is understood. https://www.sanity.io/docs/image-urls */
const parameters = z.strictObject({
  w: pixels.optional(),
  h: pixels.optional(),
  rect: z
    .string()
    .regex(/^\d+,\d+,\d+,\d+$/)
    .optional(),
  fit: z.enum(['clip', 'crop', 'fill', 'fillmax', 'max', 'scale', 'min']).default('clip'),
  fm: z.enum(['jpg', 'pjpg', 'png', 'webp', 'avif']).optional(),
  auto: z.literal('format').optional(),
  q: z.coerce.number().int().min(0).max(100).optional(),
  dpr: z.coerce.number().min(1).max(3).default(1),
  crop: z.string().optional(),
  dl: z.string().optional(),
});

export type Transformation = z.output<typeof parameters>;
export type Format = 'jpeg' | 'png' | 'webp' | 'avif';

/** Takes an image URL's query; returns what it asks for. Throws 501 naming what is not understood. */
export function readTransformation(query: Record<string, string>): Transformation {
  const parsed = parameters.safeParse(query);
  if (parsed.success) return parsed.data;
  throw apiError(
    501,
    `This lake does not understand these image parameters: ${z.prettifyError(parsed.error)}`,
  );
}

/** How Sanity's `fit` reads in sharp. */
const FITS: Record<Transformation['fit'], keyof FitEnum> = {
  clip: 'inside',
  max: 'inside',
  crop: 'cover',
  fill: 'contain',
  fillmax: 'contain',
  scale: 'fill',
  min: 'cover',
};

/** Formats that a page shown to everyone may be asked to take, by what the browser accepts. */
export function formatFor({ fm, auto }: Transformation, accepted: string): Format | undefined {
  if (fm) return fm === 'jpg' || fm === 'pjpg' ? 'jpeg' : fm;
  if (auto && accepted.includes('image/webp')) return 'webp';
  return undefined;
}

/** Takes an image file; returns it cut, sized and encoded as asked, with its type. */
export async function transform(
  path: string,
  transformation: Transformation,
  format: Format | undefined,
): Promise<{ bytes: Uint8Array<ArrayBuffer>; mimeType: string }> {
  const { w, h, rect, fit, q, dpr } = transformation;
  let image = sharp(path).rotate();
  if (rect) {
    const [left = 0, top = 0, width = 1, height = 1] = rect.split(',').map(Number);
    image = image.extract({ left, top, width, height });
  }
  if (w || h) {
    image = image.resize({
      ...(w ? { width: Math.round(w * dpr) } : {}),
      ...(h ? { height: Math.round(h * dpr) } : {}),
      fit: FITS[fit],
      withoutEnlargement: fit === 'max' || fit === 'min',
    });
  }
  if (format) image = image.toFormat(format, q === undefined ? {} : { quality: q });
  const { data, info } = await image.toBuffer({ resolveWithObject: true });
  return { bytes: new Uint8Array(data), mimeType: `image/${info.format}` };
}
