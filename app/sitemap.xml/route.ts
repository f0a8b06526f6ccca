import { publicSite } from '#lib/publicApi/site.ts';
import { respondWithSitemapIndex } from '#lib/seo/sitemapAnswers.ts';

export const dynamic = 'force-dynamic';

/** The index of the sitemap. */
export function GET(request: Request): Promise<Response> {
  return respondWithSitemapIndex(publicSite(), request);
}
