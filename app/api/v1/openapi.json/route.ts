import { respondWithOpenApi } from '#lib/publicApi/openApiAnswer.ts';
import { respondToOptions } from '#lib/publicApi/respond.ts';
import { publicSite } from '#lib/publicApi/site.ts';

export const dynamic = 'force-dynamic';

/** The description of the API for programs. */
export function GET(request: Request): Promise<Response> {
  return respondWithOpenApi(publicSite(), request);
}

export const OPTIONS = respondToOptions;
