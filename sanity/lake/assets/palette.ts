import type { Sharp } from 'sharp';

type Colour = { r: number; g: number; b: number; population: number };
type Wanted = { saturation: 'vivid' | 'muted'; lightness: 'dark' | 'normal' | 'light' };

/** The swatches that Sanity names, and what a colour has to be like to be one. */
const SWATCHES: Record<string, Wanted> = {
  vibrant: { saturation: 'vivid', lightness: 'normal' },
  lightVibrant: { saturation: 'vivid', lightness: 'light' },
  darkVibrant: { saturation: 'vivid', lightness: 'dark' },
  muted: { saturation: 'muted', lightness: 'normal' },
  lightMuted: { saturation: 'muted', lightness: 'light' },
  darkMuted: { saturation: 'muted', lightness: 'dark' },
};

const RANGES = { dark: [0, 0.35], normal: [0.35, 0.65], light: [0.65, 1.01] } as const;
const SIDE = 64;

/** Takes an image; returns its `sanity.imagePalette`: the most frequent colour of each kind in it. */
export async function paletteOf(picture: Sharp) {
  const pixels = await picture
    .resize({ width: SIDE, height: SIDE, fit: 'inside' })
    .toColourspace('srgb')
    .ensureAlpha()
    .raw()
    .toBuffer();
  const colours = coloursIn(pixels);
  const [dominant] = colours;
  const swatches = Object.entries(SWATCHES).flatMap(([name, wanted]) => {
    const found = colours.find((colour) => isLike(colour, wanted));
    return found ? [[name, swatch(found)]] : [];
  });
  return {
    _type: 'sanity.imagePalette',
    ...(dominant ? { dominant: swatch(dominant) } : {}),
    ...Object.fromEntries(swatches),
  };
}

/** Colours that are nearly the same counted as one, the most frequent first. */
function coloursIn(pixels: Buffer): Colour[] {
  const buckets = new Map<number, { r: number; g: number; b: number; count: number }>();
  let total = 0;
  for (let at = 0; at + 3 < pixels.length; at += 4) {
    const [r = 0, g = 0, b = 0, alpha = 0] = pixels.subarray(at, at + 4);
    if (alpha < 128) continue;
    total += 1;
    const key = ((r >> 4) << 8) | ((g >> 4) << 4) | (b >> 4);
    const bucket = buckets.get(key) ?? { r: 0, g: 0, b: 0, count: 0 };
    bucket.r += r;
    bucket.g += g;
    bucket.b += b;
    bucket.count += 1;
    buckets.set(key, bucket);
  }
  return [...buckets.values()]
    .sort((one, other) => other.count - one.count)
    .map(({ r, g, b, count }) => ({
      r: Math.round(r / count),
      g: Math.round(g / count),
      b: Math.round(b / count),
      population: Math.round((count / total) * 10_000) / 100,
    }));
}

function isLike({ r, g, b }: Colour, { saturation, lightness }: Wanted): boolean {
  const [most, least] = [Math.max(r, g, b) / 255, Math.min(r, g, b) / 255];
  const light = (most + least) / 2;
  const spread = most - least;
  const vividness = spread === 0 ? 0 : spread / (1 - Math.abs(2 * light - 1));
  const [from, to] = RANGES[lightness];
  const isVivid = vividness >= 0.4;
  return light >= from && light < to && isVivid === (saturation === 'vivid');
}

function swatch({ r, g, b, population }: Colour) {
  const hex = [r, g, b].map((part) => part.toString(16).padStart(2, '0')).join('');
  const isBright = (r * 299 + g * 587 + b * 114) / 1000 >= 150;
  const text = isBright ? '#000' : '#fff';
  return {
    _type: 'sanity.imagePaletteSwatch',
    background: `#${hex}`,
    foreground: text,
    population,
    title: text,
  };
}
