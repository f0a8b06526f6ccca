import { MARKDOWN_FORM } from '#lib/markdown/form.ts';
import { respondWithMonograph } from '#lib/publicApi/ofMonograph.ts';
import { respondToOptions } from '#lib/publicApi/respond.ts';
import { publicSite } from '#lib/publicApi/site.ts';

export const dynamic = 'force-dynamic';

type Context = { params: Promise<{ slug: string }> };

/** The Markdown twin of a page; readers find it at `/drugs/….md`. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  return respondWithMonograph(publicSite(), request, (await params).slug, MARKDOWN_FORM);
}

export const OPTIONS = respondToOptions;
