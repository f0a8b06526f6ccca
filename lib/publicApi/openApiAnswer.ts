import { answerUnlessKnown } from '#lib/http/conditional.ts';
import { openApiDocument } from './openApi.ts';
import { respond } from './respond.ts';
import type { PublicSite } from './site.ts';

/** Answers with the description of the API for programs. */
export function respondWithOpenApi(site: PublicSite, request: Request): Promise<Response> {
  return respond(site, async () =>
    answerUnlessKnown(request, JSON.stringify(openApiDocument(site.siteUrl)), {
      'content-type': 'application/vnd.oai.openapi+json;version=3.1',
    }),
  );
}
