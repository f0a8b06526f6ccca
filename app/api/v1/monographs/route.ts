import { respondWithMonographs } from '#lib/publicApi/monographList.ts';
import { respondToOptions } from '#lib/publicApi/respond.ts';
import { publicSite } from '#lib/publicApi/site.ts';

export const dynamic = 'force-dynamic';

/** One page of the list of monographs. */
export function GET(request: Request): Promise<Response> {
  return respondWithMonographs(publicSite(), request);
}

export const OPTIONS = respondToOptions;
