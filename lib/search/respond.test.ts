import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { readLists } from '#lib/content/readIndex.ts';
import type { ContentSource } from '#lib/content/source.ts';
import { memberReference, sampleMonograph, sampleTerm } from '#lib/content/testing/samples.ts';
import { startTestLake, type TestLake } from '#lib/content/testing/testLake.ts';
import { respondToSearch } from './respond.ts';

let lake: TestLake;
let source: ContentSource;
beforeAll(async () => {
  lake = await startTestLake();
});
afterAll(() => lake.close());
beforeEach(async () => {
  source = await lake.afresh();
  await lake.editor
    .transaction()
    .create(sampleTerm('drugClass', 'anticoagulants'))
    .create(
      sampleMonograph('apixaban', {
        brandNames: ['Eliquis'],
        drugClasses: [memberReference('drugClass-anticoagulants')],
      }),
    )
    .create(sampleMonograph('ximelagatran', { synonyms: ['H 376'], marketStatus: 'withdrawn' }))
    .create({ ...sampleMonograph('apixadraft'), _id: 'drafts.monograph-apixadraft' })
    .create(sampleMonograph('apixafault', { usage: 'just text' }))
    .commit();
});

let askers = 0;

function respond(query: string, headers: Record<string, string> = {}): Promise<Response> {
  askers += 1;
  const request = new Request(`http://localhost/api/search?${query}`, {
    headers: { 'x-forwarded-for': `asker ${askers}`, ...headers },
  });
  return respondToSearch(source, request);
}

async function answer(query: string) {
  return (await respond(query)).json();
}

test('a brand says whose it is; a draft and a faulty monograph are not there', async () => {
  expect(await answer('q=eliq')).toEqual({
    query: 'eliq',
    total: 1,
    results: [
      {
        kind: 'medicine',
        name: 'Eliquis',
        note: 'a brand of Apixaban',
        path: '/drugs/apixaban',
        part: 'named',
      },
    ],
    didYouMean: [],
  });
  expect((await answer('q=apixa')).total).toBe(1);
});

test('a class leads to its page and its medicines; what is withdrawn says so', async () => {
  const { results } = await answer('q=anticoagulants');
  expect(results).toMatchObject([
    { kind: 'drugClass', note: 'drug class', path: '/classes/anticoagulants' },
    { kind: 'medicine', name: 'Apixaban', note: 'drug class: Anticoagulants', part: 'ofTerm' },
  ]);
  expect((await answer('q=h376')).results[0].note).toBe(
    'another name for Ximelagatran; withdrawn from the market',
  );
});

test('a slip has no results, only a question', async () => {
  const { total, results, didYouMean } = await answer('q=apixiban');
  expect([total, results]).toEqual([0, []]);
  expect(didYouMean).toEqual([{ kind: 'medicine', name: 'Apixaban', path: '/drugs/apixaban' }]);
});

test('who has the answer already is not sent it again', async () => {
  const first = await respond('q=apix');
  const etag = first.headers.get('etag') ?? '';
  expect((await respond('q=apix', { 'if-none-match': etag })).status).toBe(304);
  await lake.editor.patch('monograph-apixaban').set({ title: 'Apixaban tablets' }).commit();
  await readLists(source);
  expect((await respond('q=apix', { 'if-none-match': etag })).status).toBe(200);
});

test('what the site has been told of is there at once, and what is gone is gone', async () => {
  expect((await answer('q=warf')).total).toBe(0);
  await lake.editor.create(sampleMonograph('warfarin'));
  await lake.editor.delete('monograph-apixaban');
  await readLists(source);
  expect((await answer('q=warf')).total).toBe(1);
  expect((await answer('q=apixaban')).total).toBe(0);
});

test('while the lake is down the last index answers', async () => {
  await answer('q=apix');
  lake.proxy.fault = 'down';
  expect((await answer('q=apix')).total).toBe(1);
});

test('what cannot be a search is refused', async () => {
  expect((await respond(`q=${'x'.repeat(301)}`)).status).toBe(400);
  for (const limit of ['0', '21', 'many', '1.5']) {
    expect((await respond(`q=a&limit=${limit}`)).status, limit).toBe(400);
  }
  expect(await answer('')).toEqual({ query: '', total: 0, results: [], didYouMean: [] });
  expect((await respond('q=%00%ff%22%3Cscript%3E&limit=20')).status).toBe(200);
});

test('one asker cannot keep the site busy, and does not stop the others', async () => {
  const flood = { 'x-forwarded-for': 'one asker' };
  const statuses = new Set<number>();
  for (let time = 0; time < 300; time += 1) statuses.add((await respond('', flood)).status);
  expect(statuses).toEqual(new Set([200, 429]));
  expect((await respond('')).status).toBe(200);
});
