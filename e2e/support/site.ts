import { address } from './address.ts';

/** What the site answers at a path, with the parts of its HTML that name addresses. */
export type Answer = {
  path: string;
  status: number;
  headers: Headers;
  html: string;
  /** Paths of this site that it links to or loads, with their query and fragment. */
  named: string[];
};

const NAMED =
  /<(?:(?:a|link|script|img)\b[^>]*?\s(?:href|src)|meta property="og:image" content)="([^"]*)"/g;

/** Asks the site for a path as a program does, without following a redirect. */
export async function ask(path: string): Promise<Answer> {
  const response = await fetch(address('site') + path, { redirect: 'manual' });
  const isHtml = response.headers.get('content-type')?.startsWith('text/html') ?? false;
  const html = isHtml ? await response.text() : '';
  if (!isHtml) await response.arrayBuffer();
  const named = [...html.matchAll(NAMED)].flatMap(([, found = '']) => ownPath(found, path) ?? []);
  return { path, status: response.status, headers: response.headers, html, named };
}

/** @returns undefined if an address is of another site, or no address of a page. */
function ownPath(found: string, from: string): string | undefined {
  const site = new URL(address('site'));
  const url = new URL(found.replaceAll('&amp;', '&'), new URL(from, site));
  return url.host === site.host ? `${url.pathname}${url.search}${url.hash}` : undefined;
}

/** Every path that the sitemap names, through all of its parts. */
export async function sitemapPaths(): Promise<string[]> {
  const parts = await locations('/sitemap.xml');
  return (await Promise.all(parts.map(locations))).flat();
}

async function locations(path: string): Promise<string[]> {
  const xml = await (await fetch(address('site') + path)).text();
  return [...xml.matchAll(/<loc>([^<]*)<\/loc>/g)].flatMap(([, loc = '']) => {
    if (!loc.startsWith(`${address('site')}/`)) throw new Error(`${path} names ${loc}`);
    return loc.slice(address('site').length);
  });
}
