import type { LakeDocument } from './document.ts';

/** Attributes longer than this, as JSON, are left out of a summary. */
const LONGEST_ATTRIBUTE = 256;
const LONGEST_SUMMARY = 2048;

/** A document as JSON: whole, and in short, with the names of the attributes that are too long. */
export type WrittenDocument = { body: string; summary: string; leftOut: string };

/** Takes a document; returns what is stored of it. In the summary, `0` stands for what is left out. */
export function writtenDocument(document: LakeDocument): WrittenDocument {
  const body: string[] = [];
  const summary: string[] = [];
  const leftOut: string[] = [];
  let length = 0;
  for (const [name, value] of Object.entries(document)) {
    const text: string | undefined = JSON.stringify(value);
    if (text === undefined) continue;
    const key = JSON.stringify(name);
    body.push(`${key}:${text}`);
    const isShort = text.length <= LONGEST_ATTRIBUTE && length + text.length <= LONGEST_SUMMARY;
    if (isShort || isSystemAttribute(name)) {
      length += text.length;
      summary.push(`${key}:${text}`);
    } else {
      leftOut.push(name);
      summary.push(`${key}:0`);
    }
  }
  return {
    body: `{${body.join()}}`,
    summary: `{${summary.join()}}`,
    leftOut: leftOut.length === 0 ? '' : JSON.stringify(leftOut),
  };
}

/** Those by which a document is told to be one. */
function isSystemAttribute(name: string): boolean {
  return ['_id', '_type', '_rev', '_createdAt', '_updatedAt'].includes(name);
}

const NAMES_KEPT = 1000;
const namesRead = new Map<string, ReadonlySet<string>>();

/** Takes the `leftOut` of a written document; returns the names. Few sets serve many documents. */
export function namesLeftOut(text: string): ReadonlySet<string> {
  const known = namesRead.get(text);
  if (known) return known;
  const names: unknown = text === '' ? [] : JSON.parse(text);
  const set = new Set(Array.isArray(names) ? names.map(String) : []);
  if (namesRead.size >= NAMES_KEPT) namesRead.clear();
  namesRead.set(text, set);
  return set;
}
