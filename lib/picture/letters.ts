import { inflateSync } from 'node:zlib';

/** Sizes in bytes of what precedes the tables of a WOFF file. https://www.w3.org/TR/WOFF/ */
const HEADER = 44;
const ENTRY = 20;

/** Segments of code points of the Basic Multilingual Plane. https://learn.microsoft.com/typography/opentype/spec/cmap */
const SEGMENTED = 4;

/**
 * The letters that a typeface has.
 * @param woff A WOFF file.
 * @returns their code points.
 * @throws if the file has no table of letters that can be read.
 */
export function lettersOf(woff: Buffer): Set<number> {
  const cmap = tableOf(woff, 'cmap');
  const letters = new Set<number>();
  for (let record = 4; record < 4 + cmap.readUInt16BE(2) * 8; record += 8) {
    const start = cmap.readUInt32BE(record + 4);
    if (cmap.readUInt16BE(start) === SEGMENTED) addSegments(cmap.subarray(start), letters);
  }
  if (letters.size === 0) throw new Error('The typeface names no letters that can be read.');
  return letters;
}

function tableOf(woff: Buffer, wanted: string): Buffer {
  const count = woff.readUInt16BE(12);
  for (let at = HEADER; at < HEADER + count * ENTRY; at += ENTRY) {
    if (woff.toString('latin1', at, at + 4) !== wanted) continue;
    const start = woff.readUInt32BE(at + 4);
    const packed = woff.readUInt32BE(at + 8);
    const stored = woff.subarray(start, start + packed);
    return packed < woff.readUInt32BE(at + 12) ? inflateSync(stored) : stored;
  }
  throw new Error(`The typeface has no table "${wanted}".`);
}

/** Four lists of equal length lie one after the other: ends, starts, steps and where glyphs are. */
function addSegments(table: Buffer, letters: Set<number>): void {
  const list = table.readUInt16BE(6);
  const ends = 14;
  const starts = ends + list + 2;
  for (let at = 0; at < list; at += 2) {
    const last = table.readUInt16BE(ends + at);
    for (let letter = table.readUInt16BE(starts + at); letter <= last; letter += 1) {
      if (glyphOf(table, starts + at, list, letter) !== 0) letters.add(letter);
    }
  }
}

function glyphOf(table: Buffer, start: number, list: number, letter: number): number {
  const step = table.readUInt16BE(start + list);
  const range = start + 2 * list;
  const distance = table.readUInt16BE(range);
  if (distance === 0) return (letter + step) & 0xffff;
  const glyph = table.readUInt16BE(range + distance + 2 * (letter - table.readUInt16BE(start)));
  return glyph === 0 ? 0 : (glyph + step) & 0xffff;
}
