'use client';

import { take } from './shelf.ts';

/**
 * In the server: the HTML that was laid ready. In the browser: what already stands in the document,
 * so that whatever React does to the page, its words stay as they were sent.
 */
export function StillHtml({ name }: { name: string }) {
  const html = typeof document === 'undefined' ? take(name) : standing(name);
  // biome-ignore lint/security/noDangerouslySetInnerHtml: htmlOf has escaped every text and attribute
  return <div id={name} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: html }} />;
}

/** Nothing, where the reader's browser or an extension of it has taken the text out. */
function standing(name: string): string {
  return document.getElementById(name)?.innerHTML ?? '';
}
