import { contentSource } from '#lib/content/loaders.ts';
import { respondToSearch } from '#lib/search/respond.ts';

export const dynamic = 'force-dynamic';

/** What a reader who is still typing may be looking for. */
export function GET(request: Request): Promise<Response> {
  return respondToSearch(contentSource(), request);
}
