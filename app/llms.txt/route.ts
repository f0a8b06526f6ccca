import { answerUnlessKnown } from '#lib/http/conditional.ts';
import { llmsText } from '#lib/llms/llmsText.ts';
import { respond } from '#lib/publicApi/respond.ts';
import { publicSite } from '#lib/publicApi/site.ts';

export const dynamic = 'force-dynamic';

/** What this site is, for language models. */
export function GET(request: Request): Promise<Response> {
  const site = publicSite();
  return respond(site, async () =>
    answerUnlessKnown(request, llmsText(site.siteUrl), {
      'content-type': 'text/plain; charset=utf-8',
    }),
  );
}
