import { readRecentLists } from '#lib/content/readRecentLists.ts';
import { readSettings } from '#lib/content/readSettings.ts';
import { answerUnlessKnown } from '#lib/http/conditional.ts';
import { respond } from '#lib/publicApi/respond.ts';
import type { PublicSite } from '#lib/publicApi/site.ts';
import { atomFeed } from './atom.ts';

/** Answers with the feed of changes. */
export function respondWithFeed(site: PublicSite, request: Request): Promise<Response> {
  return respond(site, async () => {
    const lists = await readRecentLists(site.source);
    const settings = await readSettings(site.source);
    return answerUnlessKnown(request, atomFeed(lists, settings, site.siteUrl), {
      'content-type': 'application/atom+xml; charset=utf-8',
    });
  });
}
