import { globSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import { paragraph } from '#lib/content/testing/samples.ts';
import { address } from './support/address.ts';
import { lakeClient, smallMonograph, until } from './support/content.ts';
import { expect, test } from './support/test.ts';

const PAGES = [
  ...['/', '/drugs', '/drugs/lenalidomide', '/a-to-z/l', '/classes', '/classes/immunomodulators'],
  ...['/conditions/multiple-myeloma', '/search?q=len', '/compare?a=lenalidomide&b=metformin'],
  ...['/interactions?m=lenalidomide&m=warfarin', '/report?page=/drugs/lenalidomide', '/about'],
  '/no-such-page',
];

test('a page allows its own scripts and no others, and keeps to that itself', async ({ page }) => {
  const faults: string[] = [];
  page.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) faults.push(message.text());
  });
  for (const path of PAGES) {
    const response = await page.goto(path, { waitUntil: 'networkidle' });
    const policy = response?.headers()['content-security-policy'] ?? '';
    expect(policy, path).not.toContain("'unsafe-inline'");
    expect(policy, path).toContain("script-src 'self' 'sha256-");
  }
  expect(faults).toEqual([]);
  const ran = await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'globalThis.hasRun = true';
    document.body.append(script);
    return 'hasRun' in globalThis;
  });
  expect(ran).toBe(false);
  expect(faults.length).toBeGreaterThan(0);
});

test('no secret stands in anything that a browser is given', async () => {
  const secrets = [address('writeToken'), address('webhookSecret')];
  const files = globSync('.next-e2e/static/**/*.*').map((file) => readFileSync(file, 'latin1'));
  expect(files.length).toBeGreaterThan(10);
  const pages = await Promise.all(
    [...PAGES, '/studio', '/api/health', '/api/v1/monographs'].map(async (path) =>
      (await fetch(address('site') + path)).text(),
    ),
  );
  for (const text of [...files, ...pages]) {
    for (const secret of secrets) expect(text.includes(secret)).toBe(false);
    expect(/sk(?:Read|Write|Report)[0-9a-f]{8}/.test(text)).toBe(false);
  }
});

test('a draft is in nothing that the public can ask for', async () => {
  const lake = lakeClient();
  const mark = 'Xylomarkervin';
  const isPublished = smallMonograph('leak-check', 'Leakcheck');
  await lake.createOrReplace(isPublished);
  expect((await until('/drugs/leak-check', ({ status }) => status === 200)).status).toBe(200);
  await lake
    .transaction()
    .createOrReplace({
      ...isPublished,
      _id: `drafts.${isPublished._id}`,
      title: mark,
      brandNames: [mark],
      usage: paragraph(`${mark} is a secret.`),
    })
    .createOrReplace({
      ...smallMonograph('xylomarkervin', mark),
      _id: 'drafts.monograph-xylomarkervin',
    })
    .commit();
  try {
    const own = ['', '.md', '/picture.png', '/fhir'].flatMap((twin) => [
      `/drugs/leak-check${twin}`,
      `/drugs/xylomarkervin${twin}`,
    ]);
    const others = [
      ...['/', '/drugs', '/a-to-z/x', '/a-to-z/l', '/classes', '/conditions', `/search?q=${mark}`],
      ...[`/api/search?q=${mark}`, '/api/v1/monographs', '/api/v1/monographs/leak-check'],
      ...['/api/v1/monographs/xylomarkervin', '/api/v1/monographs/leak-check/fhir'],
      ...['/sitemap.xml', '/sitemaps/1.xml', '/changes.atom', '/llms.txt', '/api/health'],
      ...[`/compare?a=${mark}&b=metformin`, `/interactions?m=${mark}`],
      ...[`/drafts/leak-check`, `/drafts/drafts.monograph-xylomarkervin`, '/drafts'],
    ];
    const ways: Record<string, string>[] = [
      {},
      { rsc: '1' },
      { cookie: '__prerender_bypass=guessed' },
      { accept: 'text/markdown' },
    ];
    for (const path of [...own, ...others]) {
      for (const headers of ways) {
        const response = await fetch(address('site') + path, { headers, redirect: 'manual' });
        const text = await response.text();
        expect(text.includes('is a secret'), path).toBe(false);
        // What was asked for may be said back: the question, not an answer.
        const isAsked = path.toLowerCase().includes(mark.toLowerCase());
        const isTold = text.toLowerCase().includes(mark.toLowerCase());
        expect(isTold && !isAsked, path).toBe(false);
      }
    }
  } finally {
    await lake.delete({ query: '*[_id in path("drafts.*") && title == $mark]', params: { mark } });
    await lake.delete(isPublished._id);
  }
});

/** Sends a path as it is written: `fetch` would tidy it up. */
function rawAsk(path: string, headers: Record<string, string> = {}) {
  const { hostname, port } = new URL(address('site'));
  return new Promise<{ status: number; location: string; body: string }>((resolve, reject) => {
    const asked = request({ hostname, port, path, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          location: response.headers.location ?? '',
          body: Buffer.concat(chunks).toString(),
        }),
      );
    });
    asked.on('error', reject);
    asked.end();
  });
}

test('nobody is led to another site, out of the folder, or into the query language', async () => {
  const elsewhere = { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' };
  for (const path of [
    '/composition/l/lenalidomide',
    '/drugs/Lenalidomide',
    '//evil.example/drugs',
  ]) {
    for (const headers of [elsewhere, { host: 'evil.example' }]) {
      const { location } = await rawAsk(path, headers);
      expect(new URL(location || '/', address('site')).hostname, path).not.toBe('evil.example');
    }
  }
  for (const path of [
    '/_next/static/../../package.json',
    '/_next/static/%2e%2e/%2e%2e/package.json',
    '/drugs/..%2f..%2f.env',
    '/drugs/%00',
    '/sitemaps/..%2f..%2fpackage.json',
  ]) {
    const { status, body } = await rawAsk(path);
    expect(status, path).toBeGreaterThanOrEqual(300);
    expect(status, path).toBeLessThan(500);
    expect(body.includes('"private": true'), path).toBe(false);
  }
  for (const slug of ['x"]|*[0', "x'%20||%20true", '*[_type==%22person%22]', '%24slug']) {
    const { status } = await rawAsk(`/drugs/${slug}`);
    expect(status, slug).toBe(404);
    expect((await rawAsk(`/api/v1/monographs/${slug}`)).status, slug).toBe(404);
  }
  const enable = await rawAsk(
    '/api/draft-mode/enable?sanity-preview-secret=guess&sanity-preview-pathname=//evil.example',
  );
  expect(enable.status).toBeGreaterThanOrEqual(400);
});

test('an answer cannot be split by what a reader sends', async () => {
  for (const path of [
    '/report?page=%0d%0aSet-Cookie:%20a=b',
    '/search?q=%0d%0aX:%20y',
    '/drugs/a%0d%0aX:y',
  ]) {
    const { status, body } = await rawAsk(path);
    expect(status).toBeLessThan(500);
    expect(body.startsWith('<!DOCTYPE') || body.includes('html')).toBe(true);
  }
});
