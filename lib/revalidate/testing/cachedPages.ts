import { createServer } from 'node:http';
import { partOf } from '#lib/atoz/parts.ts';
import type { Lists } from '#lib/content/monograph.ts';
import { readLists } from '#lib/content/readIndex.ts';
import { readMonograph } from '#lib/content/readMonograph.ts';
import { REVISION_META, revisionMark } from '#lib/content/revision.ts';
import type { ContentSource } from '#lib/content/source.ts';
import { INDEX_TAG, termTag } from '#lib/content/tags.ts';
import { termLines, termPageOf } from '#lib/content/termPage.ts';

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
    if (!path.startsWith('/drugs/')) {
      const shown = listAt(await readLists(source), path);
      return shown ? withMark(revisionMark(shown)) : { status: 404, html: 'Not here.' };
    }
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

/** What a page made from the lists shows; undefined if there is none. */
function listAt(lists: Lists, path: string): readonly object[] | undefined {
  const [, room, name = ''] = path.split('/');
  if (room === 'drugs') return lists.entries;
  if (room === 'a-to-z') return some(partOf(lists.entries, name));
  const kind = room === 'classes' ? 'drugClass' : 'condition';
  return name === '' ? termLines(lists, kind) : some(termPageOf(lists, kind, name));
}

function some<T>(value: T | undefined): T[] | undefined {
  return value && [value];
}

function withMark(mark: string): Page {
  return { status: 200, html: `<meta name="${REVISION_META}" content="${mark}"/>` };
}

function tap(
  { tags, urgency }: { tags: string[]; urgency: 'soon' | 'now' },
  cache: Map<string, { page: Page; isStale: boolean }>,
): void {
  for (const [path, entry] of cache) {
    if (!tagsAt(path).some((tag) => tags.includes(tag))) continue;
    if (urgency === 'now') cache.delete(path);
    else entry.isStale = true;
  }
}

function tagsAt(path: string): string[] {
  const [, room, name = ''] = path.split('/');
  if (room === 'drugs' && name !== '') return [`drugs/${name}`];
  if (room === 'classes') return [INDEX_TAG, termTag('drugClass', name)];
  if (room === 'conditions') return [INDEX_TAG, termTag('condition', name)];
  return [INDEX_TAG];
}
