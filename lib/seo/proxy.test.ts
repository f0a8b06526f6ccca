import { unstable_doesMiddlewareMatch } from 'next/experimental/testing/server.js';
import { describe, expect, test } from 'vitest';
import { config } from '../../proxy.ts';

function isLookedUp(path: string, cookies: Record<string, string> = {}): boolean {
  return unstable_doesMiddlewareMatch({ config, url: `http://localhost${path}`, cookies });
}

describe('what the proxy looks after', () => {
  test.each([
    '/composition/l/lenalidomide',
    '/old-page',
    '/drugstore',
    '/about-us',
    '/sitemap',
    '/drugs/Warfarin',
    '/drugs/war.farin',
    '/drugs/warfarin.html',
    '/drugs/War.md',
    '/drugs/a%2fb',
    '/classes/Beta',
    '/a-to-z/a%20b',
    '/api/v1/monographs/%E0%A4%A',
  ])('%s', (path) => {
    expect(isLookedUp(path)).toBe(true);
  });
});

describe('what never costs a look-up', () => {
  test.each([
    '/',
    '/drugs',
    '/drugs/warfarin',
    '/drugs/warfarin.md',
    '/classes',
    '/classes/beta-blockers',
    '/conditions/asthma',
    '/a-to-z/0-9',
    '/search',
    '/compare',
    '/interactions',
    '/about/data',
    '/report',
    '/api/v1/monographs',
    '/sitemap.xml',
    '/sitemaps/1.xml',
    '/changes.atom',
    '/llms.txt',
    '/robots.txt',
    '/_next/static/a.js',
  ])('%s', (path) => {
    expect(isLookedUp(path)).toBe(false);
  });
});

test('a reviewer may name a document by its id', () => {
  expect(isLookedUp('/drugs/drafts.abc', { __prerender_bypass: 'secret' })).toBe(false);
});
