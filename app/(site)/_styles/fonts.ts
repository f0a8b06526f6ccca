import localFont from 'next/font/local';

/**
 * Source Serif 4 for the text, Source Sans 3 for labels (SIL Open Font License), served from this
 * site and preloaded. `optional`: a face that comes late waits for the next page, so no line ever
 * moves under the reader's eyes; until then the stand-ins of `tokens.css` show. The few words in
 * italics, Greek letters and signs outside the subset (≤, ≥) come from the reader's own serif: a file
 * for each would weigh more than the text it serves.
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

const labelFace = localFont({
  src: '../../../node_modules/@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2',
  weight: '200 900',
  display: 'optional',
  variable: '--font-sans',
  adjustFontFallback: false,
});

/** The class that gives a document its typefaces, for `<html>`. */
export const typefaces = `${textFace.variable} ${labelFace.variable}`;
