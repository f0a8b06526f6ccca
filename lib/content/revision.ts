import { createHash } from 'node:crypto';
import type { MonographAnswer } from './monograph.ts';

/** The `<meta name>` under which every page says which content it shows. */
export const REVISION_META = 'formulary-revision';

const known = new WeakMap<object, string>();

/**
 * Names what a page shows, so that a publish can be followed until readers see it: the document's
 * revision, and a digest that also covers the titles it links to and whether the copy is a kept one.
 * @param shown The answer a monograph page rendered, or what a list shows; never changed afterwards.
 */
export function revisionMark(shown: MonographAnswer | readonly object[]): string {
  const earlier = known.get(shown);
  if (earlier !== undefined) return earlier;
  const digest = createHash('sha256').update(JSON.stringify(shown)).digest('hex').slice(0, 12);
  const mark = `${'state' in shown && shown.state === 'published' ? shown.monograph.revision : 'index'}.${digest}`;
  known.set(shown, mark);
  return mark;
}
