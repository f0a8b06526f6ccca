import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { readLists } from '#lib/content/readIndex.ts';
import { memberReference, sampleMonograph, sampleTerm } from '#lib/content/testing/samples.ts';
import { startTestLake, type TestLake } from '#lib/content/testing/testLake.ts';
import type { PublicSite } from '#lib/publicApi/site.ts';
import { childrenOf, readXml, textIn } from '#lib/xml/testing/readXml.ts';
import { sitemapIndex, sitemapPart } from './sitemap.ts';
import { respondWithSitemapIndex, respondWithSitemapPart } from './sitemapAnswers.ts';

const SITE = 'https://example.org';
const NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9';

let lake: TestLake;
let site: PublicSite;

beforeAll(async () => {
  lake = await startTestLake();
});
afterAll(() => lake.close());
beforeEach(async () => {
  site = { source: await lake.afresh(), siteUrl: SITE };
});

function request(etag = ''): Request {
  return new Request(`${SITE}/sitemap.xml`, { headers: { 'if-none-match': etag } });
}

/** What each webhook message does first of all. */
async function toldOfChange(): Promise<void> {
  await readLists(site.source);
}

async function part(file = '1.xml', etag?: string): Promise<Response> {
  return respondWithSitemapPart(site, request(etag), file);
}

/** The addresses of a part, with the last change of each. */
async function addresses(): Promise<Map<string, string | undefined>> {
  const root = readXml(await (await part()).text());
  expect([root.name, root.uri]).toEqual(['urlset', NAMESPACE]);
  const urls = childrenOf(root, 'url');
  return new Map(urls.map((url) => [textIn(url, 'loc') ?? '', textIn(url, 'lastmod')]));
}

test('every page worth finding, each with the time of its last change', async () => {
  await lake.editor.create(sampleTerm('drugClass', 'blockers'));
  const { _updatedAt } = await lake.editor.create(
    sampleMonograph('plainol', {
      brandNames: ['Xanadol'],
      drugClasses: [memberReference('drugClass-blockers')],
    }),
  );
  await lake.editor.create({ ...sampleMonograph('draftol'), _id: 'drafts.monograph-draftol' });
  await lake.editor.create(sampleMonograph('faultol', { usage: 'not rich text' }));
  const found = await addresses();
  expect([...found.keys()].sort()).toEqual(
    [
      '/',
      '/a-to-z/p',
      '/a-to-z/x',
      '/about',
      '/about/data',
      '/about/dates',
      '/about/review',
      '/classes',
      '/classes/blockers',
      '/conditions',
      '/drugs',
      '/drugs/plainol',
    ].map((path) => SITE + path),
  );
  for (const path of ['/', '/drugs', '/drugs/plainol', '/classes/blockers', '/a-to-z/x']) {
    expect(found.get(SITE + path)).toBe(_updatedAt);
  }
  expect(found.get(`${SITE}/about`)).toBeUndefined();
});

test('the index names its parts with their last change; there is nothing else', async () => {
  const { _updatedAt } = await lake.editor.create(sampleMonograph('plainol'));
  const answer = await respondWithSitemapIndex(site, request());
  expect(answer.headers.get('content-type')).toBe('application/xml; charset=utf-8');
  const index = readXml(await answer.text());
  expect([index.name, index.uri]).toEqual(['sitemapindex', NAMESPACE]);
  expect(childrenOf(index, 'sitemap').map((each) => textIn(each, 'loc'))).toEqual([
    `${SITE}/sitemaps/1.xml`,
  ]);
  expect(childrenOf(index, 'sitemap').map((each) => textIn(each, 'lastmod'))).toEqual([_updatedAt]);
  for (const file of ['0.xml', '2.xml', '1', '01.xml', '1.xml.gz', '-1.xml', 'index.xml']) {
    expect((await part(file)).status).toBe(404);
  }
});

test('what is published is in the next answer, what is withdrawn is not; else it only still holds', async () => {
  await lake.editor.create(sampleMonograph('plainol'));
  const first = await part();
  const etag = first.headers.get('etag') ?? '';
  expect((await part('1.xml', etag)).status).toBe(304);
  await lake.editor.create(sampleMonograph('newol'));
  await toldOfChange();
  expect((await part('1.xml', etag)).status).toBe(200);
  expect([...(await addresses()).keys()]).toContain(`${SITE}/drugs/newol`);
  await lake.editor.delete('monograph-newol');
  await toldOfChange();
  expect([...(await addresses()).keys()]).not.toContain(`${SITE}/drugs/newol`);
});

test('a lake that fails leaves the last list standing', async () => {
  await lake.editor.create(sampleMonograph('plainol'));
  await addresses();
  lake.proxy.fault = 'error';
  expect([...(await addresses()).keys()]).toContain(`${SITE}/drugs/plainol`);
});

test('beyond 50,000 addresses there are several parts, and none is lost', () => {
  const pages = Array.from({ length: 100_001 }, (_, index) => ({ path: `/drugs/a${index}` }));
  const index = readXml(sitemapIndex(pages, SITE));
  expect(childrenOf(index, 'sitemap')).toHaveLength(3);
  const parts = [1, 2, 3].map((number) => readXml(sitemapPart(pages, number, SITE) ?? ''));
  expect(parts.map((each) => each.children.length)).toEqual([50_000, 50_000, 1]);
  const found = parts.flatMap((each) => each.children.map((url) => textIn(url, 'loc')));
  expect(found).toEqual(pages.map(({ path }) => SITE + path));
  expect(sitemapPart(pages, 4, SITE)).toBeNull();
});
