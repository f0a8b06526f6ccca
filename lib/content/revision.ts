import { createHash } from 'node:crypto';
import type { IndexEntry, MonographAnswer } from './monograph.ts';

/** The `<meta name>` under which every page says which content it shows. */
export const REVISION_META = 'formulary-revision';

/**
 * Names what a page shows, so that a publish can be followed until readers see it: the document's
 * revision, and a digest that also covers the titles it links to and whether the copy is a kept one.
 * @param shown The answer a monograph page rendered, or the entries of the index.
 */
export function revisionMark(shown: MonographAnswer | IndexEntry[]): string {
  const digest = createHash('sha256').update(JSON.stringify(shown)).digest('hex').slice(0, 12);
  const revision =
    !Array.isArray(shown) && shown.state === 'published' ? shown.monograph.revision : 'index';
  return `${revision}.${digest}`;
}
