import { PICTURE_FORM } from '#lib/picture/form.ts';
import { respondWithMonograph } from '#lib/publicApi/ofMonograph.ts';
import { publicSite } from '#lib/publicApi/site.ts';

export const dynamic = 'force-dynamic';

type Context = { params: Promise<{ slug: string }> };

/** The picture of a page, for those who show a link to it. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  return respondWithMonograph(publicSite(), request, (await params).slug, PICTURE_FORM);
}
