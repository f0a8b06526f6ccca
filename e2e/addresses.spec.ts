import { globSync } from 'node:fs';
import { sampleTerm } from '#lib/content/testing/samples.ts';
import { ASK_AT_EVERY_VISIT } from '#lib/freshness/headers.ts';
import { address } from './support/address.ts';
import { lakeClient, smallMonograph, until } from './support/content.ts';
import { ask, sitemapPaths } from './support/site.ts';
import { expect, test } from './support/test.ts';

test('every address of the sitemap is a page of its own that may be found', async () => {
  const paths = await sitemapPaths();
  expect(paths).toContain('/drugs/warfarin');
  expect(new Set(paths).size).toBe(paths.length);
  for (const path of paths) {
    const { status, html, headers } = await ask(path);
    expect(status, path).toBe(200);
    const found = {
      canonical: /<link rel="canonical" href="([^"]*)"/.exec(html)?.[1],
      headings: html.match(/<h1[\s>]/g)?.length,
      isTitled: /<title>[^<]{5,}<\/title>/.test(html),
      isDescribed: /<meta name="description" content="[^"]{20,}"/.test(html),
      isHidden: /<meta name="robots"[^>]*noindex/.test(html) || headers.has('x-robots-tag'),
    };
    const home = path === '/' ? '' : path;
    const canonical = address('site') + home;
    expect(found, path).toEqual({
      ...{ canonical, headings: 1, isTitled: true, isDescribed: true, isHidden: false },
    });
  }
});

test('whatever a page links to or loads is there, down to the place on the page', async () => {
  const pages = new Map<string, string>();
  const missing: string[] = [];
  const waiting = [
    ...(await sitemapPaths()),
    '/report',
    '/compare',
    '/interactions',
    '/search',
  ].map((path) => ({ path, from: 'the sitemap' }));
  for (const { path: whole, from } of waiting) {
    const [path = '', fragment = ''] = whole.split('#');
    if (!pages.has(path)) {
      const { status, html, named } = await ask(path);
      if (status !== 200) missing.push(`${path} (${status}), named by ${from}`);
      pages.set(path, html);
      // What is made for a choice of a reader names ever more of its kind.
      if (!path.includes('?')) waiting.push(...named.map((each) => ({ path: each, from: path })));
    }
    const isThere = fragment === '' || pages.get(path)?.includes(` id="${fragment}"`);
    if (!isThere) missing.push(`${whole}, named by ${from}`);
  }
  expect(pages.size).toBeGreaterThan(150);
  expect([...new Set(missing)]).toEqual([]);
});

/** How long answers hold: kept and asked about at every visit, or for one visit; nobody keeps what was posted. */
const HOLDS = { kept: ASK_AT_EVERY_VISIT, once: /\bno-store\b/, posted: '' };

/** Every route of this site, with an address it answers to. */
const ROUTES: Record<string, readonly [path: string, holds: keyof typeof HOLDS, status?: number]> =
  {
    '': ['/', 'kept'],
    '/a-to-z/[letter]': ['/a-to-z/w', 'kept'],
    '/about': ['/about', 'kept'],
    '/about/data': ['/about/data', 'kept'],
    '/about/dates': ['/about/dates', 'kept'],
    '/about/review': ['/about/review', 'kept'],
    '/api/draft-mode/disable': ['/api/draft-mode/disable', 'once', 307],
    '/api/draft-mode/enable': ['/api/draft-mode/enable', 'once', 401],
    '/api/health': ['/api/health', 'once'],
    '/api/health/content': ['/api/health/content', 'once'],
    '/api/report': ['/api/report', 'posted', 405],
    '/api/revalidate': ['/api/revalidate', 'posted', 405],
    '/api/revalidate/relayed': ['/api/revalidate/relayed', 'posted', 405],
    '/api/revalidate/tap': ['/api/revalidate/tap', 'posted', 405],
    '/api/search': ['/api/search?q=warf', 'kept'],
    '/api/v1/monographs': ['/api/v1/monographs', 'kept'],
    '/api/v1/monographs/[slug]': ['/api/v1/monographs/warfarin', 'kept'],
    '/api/v1/monographs/[slug]/fhir': ['/api/v1/monographs/warfarin/fhir', 'kept'],
    '/api/v1/monographs/[slug]/markdown': ['/drugs/warfarin.md', 'kept'],
    '/api/v1/openapi.json': ['/api/v1/openapi.json', 'kept'],
    '/api/v1/terms': ['/api/v1/terms', 'kept'],
    '/changes.atom': ['/changes.atom', 'kept'],
    '/classes': ['/classes', 'kept'],
    '/classes/[slug]': ['/classes/never-was', 'kept', 404],
    '/compare': ['/compare?a=warfarin', 'once'],
    '/conditions': ['/conditions', 'kept'],
    '/conditions/[slug]': ['/conditions/never-was', 'kept', 404],
    '/drafts': ['/drafts', 'once', 307],
    '/drafts/[slug]': ['/drafts/warfarin', 'once', 307],
    '/drugs': ['/drugs', 'kept'],
    '/drugs/[slug]': ['/drugs/warfarin', 'kept'],
    '/drugs/[slug]/picture.png': ['/drugs/warfarin/picture.png', 'kept'],
    '/icon.svg': ['/icon.svg', 'kept'],
    '/interactions': ['/interactions?m=warfarin', 'once'],
    '/llms.txt': ['/llms.txt', 'kept'],
    '/picture.png': ['/picture.png', 'kept'],
    '/report': ['/report', 'once'],
    '/report/sent': ['/report/sent', 'once'],
    '/robots.txt': ['/robots.txt', 'kept'],
    '/search': ['/search?q=warfarin', 'once'],
    '/sitemap.xml': ['/sitemap.xml', 'kept'],
    '/sitemaps/[part]': ['/sitemaps/1.xml', 'kept'],
    '/studio/[[...tool]]': ['/studio', 'once'],
  };

test('every route says how long its answer holds: none may be shown after it was withdrawn', async () => {
  const files = globSync('app/**/{page.tsx,route.ts,robots.ts,icon.svg}').map((file) =>
    file
      .replace(/^app|\/\([^)]*\)/g, '')
      .replace(/\/(page\.tsx|route\.ts)$/, '')
      .replace(/robots\.ts$/, 'robots.txt'),
  );
  expect(files.toSorted(), 'a new route belongs into this list').toEqual(
    Object.keys(ROUTES).toSorted(),
  );
  const wrong: string[] = [];
  for (const [path, holds, wanted = 200] of Object.values(ROUTES)) {
    const { status, headers } = await ask(path);
    const cache = headers.get('cache-control') ?? '';
    const rule = HOLDS[holds];
    const fits = typeof rule === 'string' ? cache === rule : rule.test(cache);
    if (status !== wanted || !fits) wrong.push(`${path}: ${status}, ${cache}`);
  }
  expect(wrong).toEqual([]);
});

test('a class that moves leaves a way to where it is', async () => {
  const lake = lakeClient();
  await lake.createOrReplace(sampleTerm('drugClass', 'old-class'));
  await until('/classes/old-class', ({ status }) => status === 200);
  await lake
    .patch('drugClass-old-class')
    .set({ slug: { _type: 'slug', current: 'new-class' }, previousSlugs: ['old-class'] })
    .commit();
  await until('/classes/old-class', ({ status }) => status !== 200);
  const { status, headers } = await ask('/classes/old-class');
  expect([status, headers.get('location')]).toEqual([308, '/classes/new-class']);
  expect((await ask('/classes/new-class')).status).toBe(200);
  await lake.delete('drugClass-old-class');
  expect((await until('/classes/old-class', (answer) => answer.status === 404)).status).toBe(404);
});

test("a page's picture carries its name, and goes with it", async ({ page }) => {
  const lake = lakeClient();
  const path = '/drugs/pictured';
  const picture = async (): Promise<Buffer> =>
    Buffer.from(await (await fetch(`${address('site')}${path}/picture.png`)).arrayBuffer());
  await lake.createOrReplace(smallMonograph('pictured', 'Pictured'));
  await until(path, ({ status }) => status === 200);
  await page.goto(path);
  const said = (name: string) =>
    page.locator(`meta[property="og:${name}"]`).getAttribute('content');
  expect(await said('image')).toBe(`${address('site')}${path}/picture.png`);
  expect([await said('image:width'), await said('image:height')]).toEqual(['1200', '630']);
  expect(await said('image:alt')).toBe('Pictured, on Formulary');
  const first = await picture();
  await lake.createOrReplace(smallMonograph('pictured', 'Renamed'));
  await until(path, ({ body }) => body.includes('Renamed'));
  const second = await picture();
  expect([first.subarray(1, 4).toString(), first.equals(second)]).toEqual(['PNG', false]);
  await lake.createOrReplace({
    ...smallMonograph('pictured', 'Unseen'),
    _id: 'drafts.monograph-pictured',
  });
  expect((await picture()).equals(second)).toBe(true);
  await lake.delete('drafts.monograph-pictured');
  await lake.delete('monograph-pictured');
  await until(path, ({ status }) => status === 404);
  expect((await ask(`${path}/picture.png`)).status).toBe(404);
});
