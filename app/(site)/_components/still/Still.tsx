import { createHash } from 'node:crypto';
import type { ReactNode } from 'react';
import { htmlOf } from './html.ts';
import { StillHtml } from './StillHtml.tsx';
import { lay } from './shelf.ts';

/**
 * Content that stands still once it is in the document. Left to itself React takes it over in the
 * reader's browser, and for that Next sends every word a second time: a quarter of a monograph.
 * Only for pages that readers reach by plain links: what is fetched by script has no words.
 * @throws if the content needs React: see `htmlOf`.
 */
export function Still({ children }: { children: ReactNode }) {
  const html = htmlOf(children);
  const name = `still-${createHash('sha256').update(html).digest('hex').slice(0, 8)}`;
  lay(name, html);
  return <StillHtml name={name} />;
}
