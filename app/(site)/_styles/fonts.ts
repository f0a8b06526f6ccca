import localFont from 'next/font/local';

/**
 * Source Serif 4 for the text, Source Sans 3 for labels (SIL Open Font License), served from this
 * site. The two that every page needs are preloaded; italics and Greek letters load when a page
 * uses them. `optional`: a face that comes late waits for the next page, so no line ever moves under
 * the reader's eyes. Signs outside both subsets (≤, ≥) come from the reader's own serif.
 */
const serif = localFont({
  src: '../../../node_modules/@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2',
  weight: '200 900',
  display: 'optional',
  variable: '--font-serif',
  adjustFontFallback: 'Times New Roman',
});

const serifItalic = localFont({
  src: '../../../node_modules/@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-italic.woff2',
  weight: '200 900',
  display: 'optional',
  style: 'italic',
  variable: '--font-serif-italic',
  preload: false,
  adjustFontFallback: 'Times New Roman',
});

const serifGreek = localFont({
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

const sans = localFont({
  src: '../../../node_modules/@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2',
  weight: '200 900',
  display: 'optional',
  variable: '--font-sans',
  adjustFontFallback: 'Arial',
});

/** The class that gives a document its typefaces, for `<html>`. */
export const typefaces = [serif, serifItalic, serifGreek, sans]
  .map((font) => font.variable)
  .join(' ');
