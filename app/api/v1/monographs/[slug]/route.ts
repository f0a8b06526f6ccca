import { JSON_FORM } from '#lib/publicApi/monographJson.ts';
import { respondWithMonograph } from '#lib/publicApi/ofMonograph.ts';
import { respondToOptions } from '#lib/publicApi/respond.ts';
import { publicSite } from '#lib/publicApi/site.ts';

export const dynamic = 'force-dynamic';

type Context = { params: Promise<{ slug: string }> };

/** One monograph. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  return respondWithMonograph(publicSite(), request, (await params).slug, JSON_FORM);
}

export const OPTIONS = respondToOptions;
