import { respondToOptions } from '#lib/publicApi/respond.ts';
import { publicSite } from '#lib/publicApi/site.ts';
import { respondWithTerms } from '#lib/publicApi/termList.ts';

export const dynamic = 'force-dynamic';

/** The drug classes and conditions. */
export function GET(request: Request): Promise<Response> {
  return respondWithTerms(publicSite(), request);
}

export const OPTIONS = respondToOptions;
