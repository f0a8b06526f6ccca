import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestLake, type TestLake } from '../testLake.ts';

let lake: TestLake;
beforeAll(async () => {
  lake = await startTestLake();
  const client = lake.as('editor');
  await client
    .transaction()
    .create({ _id: 'ann', _type: 'author', name: 'Ann Shirley', home: 'A green house' })
    .create({
      _id: 'first',
      _type: 'post',
      title: 'A green house',
      slug: { current: 'first' },
      author: { _type: 'reference', _ref: 'ann' },
    })
    .create({
      _id: 'drafts.first',
      _type: 'post',
      title: 'A greener house',
      slug: { current: 'first' },
    })
    .create({ _id: 'drafts.second', _type: 'post', title: 'Unseen', slug: { current: 'second' } })
    .create({ _id: 'versions.summer.first', _type: 'post', title: 'A summer house' })
    .commit();
});
afterAll(() => lake.dispose());

describe('query', () => {
  it('answers with parameters and references followed', async () => {
    const query = '*[_type == "post" && slug.current == $slug][0]{title, "author": author->name}';
    expect(await lake.as('viewer').fetch(query, { slug: 'first' })).toEqual({
      title: 'A green house',
      author: 'Ann Shirley',
    });
  });

  it('takes a query too long for an address', async () => {
    const ids = Array.from({ length: 2000 }, (_, index) => `missing-${index}`);
    const found = await lake.as('viewer').fetch('*[_id in $ids]._id', { ids: [...ids, 'first'] });
    expect(found).toEqual(['first']);
  });

  it('tells the query and the time it took, unless told not to', async () => {
    const client = lake.as('viewer');
    const response = await client.fetch('count(*)', {}, { filterResponse: false });
    expect(response).toMatchObject({ query: 'count(*)', result: 2, ms: expect.any(Number) });
    const brief = await client.fetch('1', {}, { filterResponse: false, returnQuery: false });
    expect(brief).not.toHaveProperty('query');
  });

  it.each([
    ['raw', ['drafts.first', 'drafts.second', 'first', 'versions.summer.first']],
    ['published', ['first']],
    ['drafts', ['first', 'second']],
    [
      ['summer', 'drafts'],
      ['first', 'second'],
    ],
  ] as const)('shows what is there through the perspective %s', async (perspective, ids) => {
    const options = {
      perspective: typeof perspective === 'string' ? perspective : [...perspective],
    };
    expect(await lake.as('viewer').fetch('*[_type == "post"]._id', {}, options)).toEqual(ids);
  });

  it('lays drafts over what is published, and says where each came from', async () => {
    const query = '*[_type == "post"] | order(_id) {_id, _originalId, title}';
    const drafts = await lake.as('viewer').fetch(query, {}, { perspective: 'drafts' });
    expect(drafts).toEqual([
      { _id: 'first', _originalId: 'drafts.first', title: 'A greener house' },
      { _id: 'second', _originalId: 'drafts.second', title: 'Unseen' },
    ]);
    const stack = await lake.as('viewer').fetch(query, {}, { perspective: ['summer', 'drafts'] });
    expect(stack).toMatchObject([{ title: 'A summer house' }, { title: 'Unseen' }]);
  });

  it('shows published documents by default, or all to older API versions', async () => {
    const ids = '*[_type == "post"]._id';
    expect(await lake.as('viewer').fetch(ids)).toEqual(['first']);
    const older = lake.as('viewer', { apiVersion: '2024-01-01' });
    expect(await older.fetch(ids)).toHaveLength(4);
  });

  it('finds words anywhere in a document, as the search of a Studio asks', async () => {
    const search = (text: string) =>
      lake
        .as('viewer')
        .fetch(
          '*[[@, _id] match text::query($text)] | score(boost(title match text::query($text), 5)) | order(_score desc)._id',
          { text },
          { perspective: 'raw' },
        );
    expect(await search('green*')).toEqual(['drafts.first', 'first', 'ann']);
    expect(await search('green* -greener')).toEqual(['first', 'ann']);
    expect(await search('"green house" -ann')).toEqual(['first']);
    expect(await search('shirley')).toEqual(['ann']);
    expect(await search('nothing')).toEqual([]);
  });

  it('compares states of a document with delta functions', async () => {
    const query = 'diff::changedAny({"a": 1}, {"a": 2}, a)';
    expect(await lake.as('viewer').fetch(query)).toBe(true);
  });

  it('says what is wrong with a query, and where', async () => {
    await expect(lake.as('viewer').fetch('*[_type == ')).rejects.toMatchObject({
      statusCode: 400,
      details: { type: 'queryParseError', query: '*[_type == ', start: 10 },
    });
  });

  it('refuses a perspective that makes no sense', async () => {
    const url = `${lake.url}/v2025-02-19/data/query/production?query=*&perspective=raw,drafts`;
    expect((await fetch(url)).status).toBe(400);
  });

  it('says which dataset there is not', async () => {
    const elsewhere = lake.as('viewer', { dataset: 'elsewhere' });
    await expect(elsewhere.fetch('*')).rejects.toMatchObject({ statusCode: 404 });
  });

  it('serves datasets addressed as resources', async () => {
    const url = `${lake.url}/vX/projects/test/datasets/production/query?query=count(*)`;
    expect(await (await fetch(url)).json()).toMatchObject({ result: 2 });
  });
});
