import type { Page } from '#lib/publicApi/ofMonograph.ts';
import { drugPath, SITE_ADVICE, SITE_NAME } from '#lib/seo/site.ts';
import { partsOf } from './parts.ts';
import { heading, link, paragraph, writeMarkdown } from './write.ts';

/**
 * The Markdown twin of a monograph's page: all its words, in the page's order.
 * @param page What the page is made of, as its loaders answer.
 * @param siteUrl The public address of the site, without a final slash.
 */
export function monographMarkdown(page: Page, siteUrl: string): string {
  const { slug, title, pronunciation } = page.monograph;
  return writeMarkdown([
    heading(1, title),
    ...(pronunciation === undefined ? [] : [paragraph(`Say it: ${pronunciation}`)]),
    ...partsOf(page, siteUrl).flatMap((part) => [
      ...(part.heading === undefined ? [] : [heading(2, part.heading)]),
      ...part.nodes,
    ]),
    paragraph(SITE_ADVICE),
    paragraph(link(siteUrl + drugPath(slug), `This page on ${SITE_NAME}`)),
  ]);
}
