import { ImageResponse } from 'next/og';
import { Picture } from './Picture.tsx';
import { PICTURE_SIZE } from './setting.ts';
import { type Typefaces, typefaces } from './typefaces.ts';
import { SITE_WORDS, type Words } from './words.ts';

/** Whoever shows a link asks for its picture from many machines at once. */
const MOST_KEPT = 50;

const drawn = new Map<string, Uint8Array<ArrayBuffer>>();

/**
 * Draws a picture. A name with a letter that our typefaces do not have is not drawn with a gap, nor
 * are letters fetched from elsewhere: the site's own picture stands for it.
 * @returns a PNG.
 */
export async function draw(words: Words): Promise<Uint8Array<ArrayBuffer>> {
  const mark = JSON.stringify(words);
  const known = drawn.get(mark);
  if (known !== undefined) return known;
  const picture = await drawAnew(words);
  drawn.set(mark, picture);
  for (const oldest of drawn.keys()) if (drawn.size > MOST_KEPT) drawn.delete(oldest);
  return picture;
}

async function drawAnew(words: Words): Promise<Uint8Array<ArrayBuffer>> {
  const faces = await typefaces();
  const { fonts } = faces;
  const picture = new ImageResponse(<Picture words={settable(faces, words)} />, {
    ...PICTURE_SIZE,
    fonts,
  });
  return new Uint8Array(await picture.arrayBuffer());
}

function settable({ canSet }: Typefaces, words: Words): Words {
  if (!canSet('serif', words.heading)) return SITE_WORDS;
  return canSet('sans', words.line) ? words : { ...words, line: '' };
}
