import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { lettersOf } from './letters.ts';

/** The letters of one file each; together they are those of Europe's languages. */
const SUBSETS = ['latin', 'latin-ext', 'greek', 'cyrillic', 'vietnamese'] as const;

/** The site's faces (SIL Open Font License), in the one form that pictures can be set from. */
const FACES = {
  serif: { face: 'source-serif-4', weight: 600 },
  sans: { face: 'source-sans-3', weight: 400 },
} as const;

export type FaceName = keyof typeof FACES;

/** The value of `font-family` that sets a text in one face, whichever of its files has the letter. */
export const FAMILY: Readonly<Record<FaceName, string>> = {
  serif: SUBSETS.map((subset) => `serif ${subset}`).join(', '),
  sans: SUBSETS.map((subset) => `sans ${subset}`).join(', '),
};

type Font = { name: string; data: Buffer; weight: 400 | 600; style: 'normal' };

/** The faces as files, and what can be set in them. */
export type Typefaces = { fonts: Font[]; canSet(face: FaceName, text: string): boolean };

let opened: Promise<Typefaces> | undefined;

/**
 * The typefaces of pictures, read once.
 * @throws if a file of them is missing.
 */
export function typefaces(): Promise<Typefaces> {
  opened ??= open().catch((error: unknown) => {
    opened = undefined;
    throw error;
  });
  return opened;
}

async function open(): Promise<Typefaces> {
  const [serif, sans] = await Promise.all([fontsOf('serif'), fontsOf('sans')]);
  const letters = { serif: lettersIn(serif), sans: lettersIn(sans) };
  return {
    fonts: [...serif, ...sans],
    canSet: (face, text) =>
      [...text].every((letter) => letters[face].has(letter.codePointAt(0) ?? 0)),
  };
}

function fontsOf(name: FaceName): Promise<Font[]> {
  const { face, weight } = FACES[name];
  return Promise.all(
    SUBSETS.map(async (subset) => ({
      name: `${name} ${subset}`,
      data: await readFile(
        join(
          process.cwd(),
          `node_modules/@fontsource/${face}/files/${face}-${subset}-${weight}-normal.woff`,
        ),
      ),
      weight,
      style: 'normal' as const,
    })),
  );
}

function lettersIn(fonts: readonly Font[]): Set<number> {
  return new Set(fonts.flatMap(({ data }) => [...lettersOf(data)]));
}
