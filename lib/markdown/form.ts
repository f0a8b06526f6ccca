import type { Form } from '#lib/publicApi/ofMonograph.ts';
import { drugPath } from '#lib/seo/site.ts';
import { monographMarkdown } from './monographPage.ts';

/** The address of a page's Markdown twin. */
export function markdownPath(slug: string): string {
  return `${drugPath(slug)}.md`;
}

/** A monograph as Markdown. https://www.rfc-editor.org/rfc/rfc7763 */
export const MARKDOWN_FORM: Form = {
  contentType: 'text/markdown; charset=utf-8; variant=CommonMark',
  path: markdownPath,
  write: monographMarkdown,
};
