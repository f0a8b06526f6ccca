import { publicSite } from '#lib/publicApi/site.ts';
import { respondWithSitemapPart } from '#lib/seo/sitemapAnswers.ts';

export const dynamic = 'force-dynamic';

type Context = { params: Promise<{ part: string }> };

/** One part of the sitemap. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  return respondWithSitemapPart(publicSite(), request, (await params).part);
}
