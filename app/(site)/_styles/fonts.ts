import localFont from 'next/font/local';

/**
 * Source Serif 4 for the text, Source Sans 3 for labels (SIL Open Font License), served from this
 * site. The two that every page needs are preloaded; italics and Greek letters load when a page
 * uses them. `optional`: a face that comes late waits for the next page, so no line ever moves under
 * the reader's eyes; until then the stand-ins of `tokens.css` show. Signs outside the subsets (≤, ≥)
 * come from the reader's own serif.
 *
 * A constant's name becomes the name of its family. None may be called like a generic one:
 * Chromium then ignores `optional`.
 */
const textFace = localFont({
  src: '../../../node_modules/@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2',
  weight: '200 900',
  display: 'optional',
  variable: '--font-serif',
  adjustFontFallback: false,
});

const textFaceItalic = localFont({
  src: '../../../node_modules/@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-italic.woff2',
  weight: '200 900',
  display: 'optional',
  style: 'italic',
  variable: '--font-serif-italic',
  preload: false,
  adjustFontFallback: false,
});

const textFaceGreek = localFont({
  src: '../../../node_modules/@fontsource-variable/source-serif-4/files/source-serif-4-greek-wght-normal.woff2',
  weight: '200 900',
  display: 'optional',
  variable: '--font-serif-greek',
  preload: false,
  adjustFontFallback: false,
  declarations: [
    {
      prop: 'unicode-range',
      value: 'U+0370-0377,U+037A-037F,U+0384-038A,U+038C,U+038E-03A1,U+03A3-03FF',
    },
  ],
});

const labelFace = localFont({
  src: '../../../node_modules/@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2',
  weight: '200 900',
  display: 'optional',
  variable: '--font-sans',
  adjustFontFallback: false,
});

/** The class that gives a document its typefaces, for `<html>`. */
export const typefaces = [textFace, textFaceItalic, textFaceGreek, labelFace]
  .map((font) => font.variable)
  .join(' ');
