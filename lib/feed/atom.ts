import type { IndexEntry, Lists } from '#lib/content/monograph.ts';
import type { SiteSettings } from '#lib/content/siteSettings.ts';
import { uuidOf } from '#lib/identity/uuidOf.ts';
import { markdownPath } from '#lib/markdown/form.ts';
import { drugPath, FEED_PATH, SITE_NAME } from '#lib/seo/site.ts';
import { element, type Xml, xmlDocument } from '#lib/xml/xml.ts';

const MOST_ENTRIES = 100;

/** When nothing has ever been published. */
const NEVER = '1970-01-01T00:00:00Z';

/**
 * The monographs that changed last, the newest first, as an Atom feed. What is withdrawn is not in it
 * any more. https://www.rfc-editor.org/rfc/rfc4287
 * @param siteUrl The public address of the site, without a final slash.
 */
export function atomFeed(
  { entries, terms }: Lists,
  settings: SiteSettings | null,
  siteUrl: string,
): string {
  const titles = new Map(terms.map(({ id, title }) => [id, title]));
  const newest = entries
    .toSorted((a, b) => (a.updatedAt < b.updatedAt ? 1 : a.updatedAt > b.updatedAt ? -1 : 0))
    .slice(0, MOST_ENTRIES);
  return xmlDocument(
    element(
      'feed',
      { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': 'en' },
      element('id', {}, uuidOf(`${siteUrl} changes`)),
      element('title', {}, `${SITE_NAME}: changes`),
      element('subtitle', {}, 'Monographs that were published or changed, the newest first.'),
      element('updated', {}, newest[0]?.updatedAt ?? NEVER),
      element('author', {}, element('name', {}, settings?.publisher.name ?? SITE_NAME)),
      link('self', 'application/atom+xml', siteUrl + FEED_PATH),
      link('alternate', 'text/html', `${siteUrl}/drugs`),
      ...newest.map((entry) => entryOf(entry, titles, siteUrl)),
    ),
  );
}

function entryOf(
  { id, title, slug, updatedAt, drugClasses }: IndexEntry,
  titles: ReadonlyMap<string, string>,
  siteUrl: string,
): Xml {
  const classes = drugClasses.flatMap((drugClass) => titles.get(drugClass) ?? []);
  return element(
    'entry',
    {},
    element('id', {}, uuidOf(`${siteUrl} ${id}`)),
    element('title', {}, title),
    element('updated', {}, updatedAt),
    link('alternate', 'text/html', siteUrl + drugPath(slug)),
    link('alternate', 'text/markdown', siteUrl + markdownPath(slug)),
    ...classes.map((term) => element('category', { term })),
  );
}

function link(rel: string, type: string, href: string): Xml {
  return element('link', { rel, type, href });
}
