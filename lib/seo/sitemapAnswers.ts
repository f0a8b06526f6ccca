import { readRecentLists } from '#lib/content/readRecentLists.ts';
import { answerUnlessKnown } from '#lib/http/conditional.ts';
import { oncePer } from '#lib/once/oncePer.ts';
import { problem } from '#lib/publicApi/problem.ts';
import { respond } from '#lib/publicApi/respond.ts';
import type { PublicSite } from '#lib/publicApi/site.ts';
import { indexablePages } from './indexable.ts';
import { sitemapIndex, sitemapPart } from './sitemap.ts';

const XML = { 'content-type': 'application/xml; charset=utf-8' };

const pagesOf = oncePer(indexablePages);

/** Answers with the index of the sitemap's parts. */
export function respondWithSitemapIndex(site: PublicSite, request: Request): Promise<Response> {
  return respond(site, async () => {
    const pages = pagesOf(await readRecentLists(site.source));
    return answerUnlessKnown(request, sitemapIndex(pages, site.siteUrl), XML);
  });
}

/** Answers with one part of the sitemap. @param file Its name, such as `1.xml`. */
export function respondWithSitemapPart(
  site: PublicSite,
  request: Request,
  file: string,
): Promise<Response> {
  return respond(site, async () => {
    const pages = pagesOf(await readRecentLists(site.source));
    const number = Number(/^([1-9]\d*)\.xml$/.exec(file)?.[1]);
    const part = sitemapPart(pages, number, site.siteUrl);
    if (part !== null) return answerUnlessKnown(request, part, XML);
    const detail = `The sitemap has no part "${file}". ${site.siteUrl}/sitemap.xml lists its parts.`;
    return problem(site.siteUrl, 'not-found', detail);
  });
}
