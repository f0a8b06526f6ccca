import { afterEach, expect, test, vi } from 'vitest';
import { EXAMPLE } from '../../app/(site)/_components/monograph/fixture.ts';
import { draw } from './draw.tsx';
import { typefaces } from './typefaces.ts';
import { SITE_WORDS, type Words, wordsOf } from './words.ts';

const LONG = `${'Amoxicillin with clavulanic acid, paracetamol and '.repeat(6).slice(0, 255)}end`;

afterEach(() => {
  vi.unstubAllGlobals();
});

/** Draws without a way to anywhere. */
function drawAlone(words: Partial<Words>): Promise<Uint8Array> {
  vi.stubGlobal('fetch', (url: unknown) => {
    throw new Error(`Asked for ${String(url)}`);
  });
  return draw({ heading: 'Plainol', line: 'Enzyme blockers', caution: '', ...words });
}

/** Width and height, as a PNG states them. */
function sizeIn(png: Uint8Array): number[] {
  const view = new DataView(png.buffer, png.byteOffset);
  return [view.getUint32(16), view.getUint32(20)];
}

const site = await draw(SITE_WORDS);

test.each([
  ['a name', { heading: 'Plainol' }],
  ['a name of 258 letters', { heading: LONG }],
  ['one word of 120 letters', { heading: 'methylethyl'.repeat(11).slice(0, 120) }],
  ['signs of trade', { heading: 'Plainol® and Modelox™ ©' }],
  ['accents, Greek, Cyrillic', { heading: 'Ácido β-λακτάμη Лекарство ở' }],
  [
    'an accent beside its letter',
    { heading: wordsOf({ ...EXAMPLE, title: 'Acide\u0301' }).heading },
  ],
  ['cautions', { caution: 'Withdrawn from the market. Demonstration content.' }],
])('%s is set, with nothing from elsewhere', async (_name, words) => {
  const png = await drawAlone(words);
  expect(sizeIn(png)).toEqual([1200, 630]);
  expect(Buffer.from(png).equals(Buffer.from(site))).toBe(false);
});

test.each(['阿司匹林', 'أسبرين', 'Plainol 💊', 'Plainol\u202e', 'अस्पिरिन'])(
  'a name that cannot be set whole, %s, gives way to the name of the site',
  async (heading) => {
    expect(Buffer.from(await drawAlone({ heading })).equals(Buffer.from(site))).toBe(true);
  },
);

test('a typeface says which letters it has', async () => {
  const { canSet } = await typefaces();
  for (const face of ['serif', 'sans'] as const) {
    expect(canSet(face, 'Az09 ½ –“” éőβЖơ')).toBe(true);
    expect(canSet(face, '阿')).toBe(false);
    expect(canSet(face, '\u0000')).toBe(false);
  }
});

test('the words are those of the page, with its cautions', () => {
  const { review, ...unreviewed } = EXAMPLE;
  expect(wordsOf({ ...unreviewed, marketStatus: 'withdrawn', demonstration: true }).caution).toBe(
    'Withdrawn from the market. Demonstration content. Not clinically reviewed.',
  );
  expect(wordsOf({ ...EXAMPLE, review })).toMatchObject({
    heading: EXAMPLE.title,
    line: EXAMPLE.drugClasses.map(({ title }) => title).join(', '),
  });
});
