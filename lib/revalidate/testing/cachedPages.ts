import { createServer } from 'node:http';
import { readIndex } from '#lib/content/readIndex.ts';
import { readMonograph } from '#lib/content/readMonograph.ts';
import { REVISION_META, revisionMark } from '#lib/content/revision.ts';
import type { ContentSource } from '#lib/content/source.ts';

type Page = { status: number; html: string; location?: string };

export type CachedPages = Awaited<ReturnType<typeof startCachedPages>>;

/**
 * Pages over HTTP that are cached as Next caches them: a tapped page is shown once more while it
 * is made anew, a tap may be lost, and a redirect that was just made says twice where it leads.
 */
export async function startCachedPages(source: ContentSource) {
  const cache = new Map<string, { page: Page; isStale: boolean }>();
  const state = { cache, lostTaps: 0, url: '', close: () => {} };
  const render = async (path: string): Promise<Page> => {
    if (path === '/drugs') return withMark(revisionMark(await readIndex(source)));
    const answer = await readMonograph(source, path.slice('/drugs/'.length));
    if (answer.state === 'published') return withMark(revisionMark(answer));
    if (answer.state === 'moved') {
      return { status: 308, html: '', location: `/drugs/${answer.slug}` };
    }
    return { status: 404, html: 'Not here.' };
  };
  const server = createServer(async (request, response) => {
    const path = request.url ?? '/';
    if (request.method === 'POST') {
      let body = '';
      for await (const chunk of request) body += String(chunk);
      response.end();
      if (state.lostTaps > 0) state.lostTaps -= 1;
      else tap(JSON.parse(body), cache);
      return;
    }
    const known = cache.get(path);
    const page = known?.page ?? (await render(path));
    const { location } = page;
    if (location !== undefined) {
      response.setHeader('location', known === undefined ? [location, location] : location);
    }
    response.writeHead(page.status, {
      'x-nextjs-cache': known === undefined ? 'MISS' : known.isStale ? 'STALE' : 'HIT',
    });
    response.end(page.html);
    if (known === undefined) cache.set(path, { page, isStale: false });
    else if (known.isStale) cache.set(path, { page: await render(path), isStale: false });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  state.url = `http://127.0.0.1:${address.port}`;
  state.close = () => {
    server.closeAllConnections();
    server.close();
  };
  return state;
}

function withMark(mark: string): Page {
  return { status: 200, html: `<meta name="${REVISION_META}" content="${mark}"/>` };
}

function tap(
  { tags, urgency }: { tags: string[]; urgency: 'soon' | 'now' },
  cache: Map<string, { page: Page; isStale: boolean }>,
): void {
  for (const [path, entry] of cache) {
    const tag = path === '/drugs' ? 'index' : path.slice(1);
    if (!tags.includes(tag)) continue;
    if (urgency === 'now') cache.delete(path);
    else entry.isStale = true;
  }
}
