import { respondWithFeed } from '#lib/feed/answer.ts';
import { publicSite } from '#lib/publicApi/site.ts';

export const dynamic = 'force-dynamic';

/** The feed of changes. */
export function GET(request: Request): Promise<Response> {
  return respondWithFeed(publicSite(), request);
}
