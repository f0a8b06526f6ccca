import type { ReactNode } from 'react';
import { htmlOf } from './html.ts';

/**
 * Content that stands still: React does not take it over in the reader's browser. What it takes over
 * is sent twice, once as HTML and once as elements, which makes a monograph a fifth heavier.
 */
export function Still({ children }: { children: ReactNode }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: htmlOf escapes every text and attribute
  return <div dangerouslySetInnerHTML={{ __html: htmlOf(children) }} />;
}
