import { z } from 'zod';
import { apiError } from '../errors.ts';

/** No side of a delivered image is longer: whoever asks for more would only keep the lake busy. */
export const LONGEST_SIDE = 8192;

const pixels = z.coerce.number().min(1).max(LONGEST_SIDE).transform(Math.round);
const share = z.coerce.number().min(0).max(1);

const EDGES = ['top', 'bottom', 'left', 'right'] as const;
const CROPS = [...EDGES, 'center', 'focalpoint', 'entropy'] as const;
export type Crop = (typeof CROPS)[number];

const isCrop = (name: string): name is Crop => CROPS.some((each) => each === name);

/**
 * What an image URL may ask for: https://www.sanity.io/docs/image-urls
 * A parameter of another name is no question to us: a CDN ignores what pages add to pass its caches.
 */
const parameters = z
  .object({
    w: pixels.optional(),
    h: pixels.optional(),
    'min-w': pixels.optional(),
    'min-h': pixels.optional(),
    'max-w': pixels.optional(),
    'max-h': pixels.optional(),
    dpr: z.coerce.number().min(1).max(3).default(1),
    rect: z
      .string()
      .regex(/^\d+(\.\d+)?(,\d+(\.\d+)?){3}$/, 'is left,top,width,height in pixels')
      .transform((rect) => rect.split(',').map((side) => Math.round(Number(side))))
      .optional(),
    fit: z.enum(['clip', 'crop', 'fill', 'fillmax', 'max', 'scale', 'min']).default('clip'),
    crop: z
      .string()
      .transform((crop) => crop.split(',').filter(isCrop))
      .refine((crops) => crops.length > 0, `is one or two of ${CROPS.join(', ')}`)
      .default(['center']),
    'fp-x': share.default(0.5),
    'fp-y': share.default(0.5),
    or: z.enum(['0', '90', '180', '270']).default('0').transform(Number),
    flip: z.enum(['h', 'v', 'hv', 'vh']).optional(),
    blur: z.coerce.number().min(0).max(2000).default(0),
    sharp: z.coerce.number().min(0).max(100).default(0),
    sat: z.coerce.number().min(-100).max(100).default(0),
    invert: z.enum(['true', 'false']).default('false'),
    bg: z
      .string()
      .regex(/^([0-9a-f]{3}|[0-9a-f]{4}|[0-9a-f]{6}|[0-9a-f]{8})$/i, 'is a colour in hexadecimal')
      .optional(),
    pad: z.coerce.number().int().min(0).max(1000).default(0),
    frame: z.literal('1').optional(),
    fm: z.enum(['jpg', 'pjpg', 'png', 'webp', 'avif']).optional(),
    auto: z.literal('format').optional(),
    q: z.coerce.number().min(0).max(100).optional(),
    dl: z.string().optional(),
  })
  .transform(({ dl, ...transformation }) => ({ transformation, download: dl }));

export type Transformation = z.output<typeof parameters>['transformation'];
export type Format = 'jpeg' | 'png' | 'webp' | 'avif';

/** Takes an image URL's query; returns what it asks for. Throws 400 naming what cannot be meant. */
export function readImageParameters(query: Record<string, string>): z.output<typeof parameters> {
  const parsed = parameters.safeParse(query);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => `"${issue.path.join('.')}" ${issue.message}`);
  throw apiError(400, `Invalid image parameters: ${problems.join('; ')}`);
}

/** The format to encode in: as asked, or the best that whoever asks accepts. */
export function formatFor({ fm, auto }: Transformation, accepted: string): Format | undefined {
  if (fm) return fm === 'jpg' || fm === 'pjpg' ? 'jpeg' : fm;
  if (auto && accepted.includes('image/webp')) return 'webp';
  return undefined;
}

const UNTOUCHED = parameters.parse({}).transformation;

/** Whether the image as it was uploaded is already what is asked for. */
export function isUntouched(transformation: Transformation, format: Format | undefined): boolean {
  const { auto: _, ...rest } = transformation;
  return !format && JSON.stringify(rest) === JSON.stringify(UNTOUCHED);
}

/** Takes `RGB`, `ARGB`, `RRGGBB` or `AARRGGBB`, as Sanity writes colours; returns it for sharp. */
export function colourOf(bg: string) {
  const digits = bg.length <= 4 ? [...bg].map((digit) => digit + digit).join('') : bg;
  const [alpha = 255, r = 0, g = 0, b = 0] = digits
    .padStart(8, 'f')
    .match(/../g)
    ?.map((pair) => Number.parseInt(pair, 16)) ?? [255, 0, 0, 0];
  return { r, g, b, alpha: alpha / 255 };
}
