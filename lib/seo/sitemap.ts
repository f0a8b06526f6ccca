import { element, xmlDocument } from '#lib/xml/xml.ts';
import type { IndexablePage } from './indexable.ts';

/** A sitemap holds no more addresses than this. https://www.sitemaps.org/protocol.html */
export const MOST_ADDRESSES = 50_000;

const NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9';

/** The index of the parts of the sitemap. @param siteUrl The public address of the site. */
export function sitemapIndex(pages: readonly IndexablePage[], siteUrl: string): string {
  const parts = partsOf(pages).map((part, index) =>
    element(
      'sitemap',
      {},
      element('loc', {}, `${siteUrl}/sitemaps/${index + 1}.xml`),
      ...lastChange(part),
    ),
  );
  return xmlDocument(element('sitemapindex', { xmlns: NAMESPACE }, ...parts));
}

/**
 * One part of the sitemap.
 * @param number From 1.
 * @returns null if there is no such part.
 */
export function sitemapPart(
  pages: readonly IndexablePage[],
  number: number,
  siteUrl: string,
): string | null {
  const part = partsOf(pages)[number - 1];
  if (part === undefined) return null;
  const addresses = part.map((page) =>
    element('url', {}, element('loc', {}, siteUrl + page.path), ...lastChange([page])),
  );
  return xmlDocument(element('urlset', { xmlns: NAMESPACE }, ...addresses));
}

function partsOf(pages: readonly IndexablePage[]): IndexablePage[][] {
  const parts: IndexablePage[][] = [];
  for (let start = 0; start < pages.length; start += MOST_ADDRESSES) {
    parts.push(pages.slice(start, start + MOST_ADDRESSES));
  }
  return parts;
}

function lastChange(pages: readonly IndexablePage[]) {
  const times = pages.flatMap(({ changedAt }) => changedAt ?? []);
  const newest = times.reduce((latest, time) => (time > latest ? time : latest), '');
  return newest === '' ? [] : [element('lastmod', {}, newest)];
}
