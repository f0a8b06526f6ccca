import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { paragraph, sampleMonograph } from '#lib/content/testing/samples.ts';
import { startTestLake, type TestLake } from '#lib/content/testing/testLake.ts';
import { respondWithMonograph } from '#lib/publicApi/ofMonograph.ts';
import type { PublicSite } from '#lib/publicApi/site.ts';
import { MARKDOWN_FORM } from './form.ts';

let lake: TestLake;
let site: PublicSite;

beforeAll(async () => {
  lake = await startTestLake();
});
afterAll(() => lake.close());
beforeEach(async () => {
  site = { source: await lake.afresh(), siteUrl: 'https://example.org' };
});

function ask(slug: string, headers: Record<string, string> = {}): Promise<Response> {
  const request = new Request(`https://example.org/drugs/${slug}.md`, { headers });
  return respondWithMonograph(site, request, slug, MARKDOWN_FORM);
}

test('the twin says what it is and where the page is, and is not for search engines', async () => {
  await lake.editor.create(sampleMonograph('plainol'));
  const answer = await ask('plainol');
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toMatch(/^text\/markdown; charset=utf-8/);
  expect(answer.headers.get('link')).toBe('<https://example.org/drugs/plainol>; rel="canonical"');
  expect(answer.headers.get('x-robots-tag')).toBe('noindex');
  expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  expect(await answer.text()).toContain('# Plainol\n');
  const again = await ask('plainol', { 'if-none-match': answer.headers.get('etag') ?? '' });
  expect(again.status).toBe(304);
});

test('a publish is in the next answer, a draft never, and what is withdrawn is gone at once', async () => {
  await lake.editor.create(sampleMonograph('plainol'));
  const before = await ask('plainol');
  const etag = before.headers.get('etag') ?? '';
  await lake.editor.createOrReplace({
    ...sampleMonograph('plainol', { usage: paragraph('A draft.') }),
    _id: 'drafts.monograph-plainol',
  });
  expect((await ask('plainol', { 'if-none-match': etag })).status).toBe(304);
  await lake.editor
    .patch('monograph-plainol')
    .set({ usage: paragraph('New words.') })
    .commit();
  const after = await ask('plainol', { 'if-none-match': etag });
  expect(await after.text()).toContain('New words.');
  await lake.editor.delete('monograph-plainol');
  const gone = await ask('plainol', { 'if-none-match': etag });
  expect(gone.status).toBe(404);
  expect(await gone.text()).not.toContain('New words.');
});

test('the twin moves with its page', async () => {
  await lake.editor.create(sampleMonograph('plainol', { previousSlugs: ['oldol'] }));
  const moved = await ask('oldol');
  expect(moved.status).toBe(308);
  expect(moved.headers.get('location')).toBe('/drugs/plainol.md');
});

test('faulty content leaves the last good words, and so does a lake that fails', async () => {
  await lake.editor.create(sampleMonograph('plainol'));
  await ask('plainol');
  await lake.editor.patch('monograph-plainol').set({ usage: 'not rich text' }).commit();
  const kept = await (await ask('plainol')).text();
  expect(kept).toContain('plainol is for testing.');
  expect(kept).toContain('could not be refreshed since');
  await lake.editor.create(sampleMonograph('broken', { usage: 'not rich text' }));
  expect((await ask('broken')).status).toBe(404);
  lake.proxy.fault = 'error';
  expect(await (await ask('plainol')).text()).toContain('plainol is for testing.');
  const unknown = await ask('never-asked');
  expect(unknown.status).toBe(503);
  expect(unknown.headers.get('retry-after')).toBe('15');
  expect(await unknown.json()).toMatchObject({ status: 503, detail: 'Try again in a moment.' });
});
