import type { ClientPerspective } from '@sanity/client';
import { vercelStegaDecode, vercelStegaSplit } from '@vercel/stega';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestLake, type TestLake } from '../testLake.ts';

let lake: TestLake;
beforeAll(async () => {
  lake = await startTestLake();
  const body = [
    { _type: 'block', _key: 'b', children: [{ _type: 'span', _key: 's', text: 'Hi' }] },
  ];
  await lake
    .as('editor')
    .transaction()
    .create({ _id: 'ann', _type: 'author', name: 'Ann' })
    .create({ _id: 'post', _type: 'post', title: 'Old', body, author: { _ref: 'ann' } })
    .create({ _id: 'drafts.post', _type: 'post', title: 'New', body, author: { _ref: 'ann' } })
    .create({ _id: 'versions.rSummer.post', _type: 'post', title: 'Summer' })
    .commit();
});
afterAll(() => lake.dispose());

type Page = { title: string; by: string; body: { children: { text: string }[] }[] };
const query = '*[_type == "post"][0]{title, body, "by": author->name}';

/** The query parameters of the link to the Studio that a text carries. */
function linkIn(text: string | undefined): Record<string, string> {
  const decoded = vercelStegaDecode<{ origin: string; href: string }>(text ?? '');
  return Object.fromEntries(new URL(decoded?.href ?? '', 'http://site').searchParams);
}

describe('content source maps', () => {
  it.each<[ClientPerspective, string, string | undefined]>([
    ['published', 'Old', 'published'],
    ['drafts', 'New', undefined],
    [['rSummer', 'drafts'], 'Summer', 'rSummer'],
  ])(
    'let the client mark texts with where to edit them, seen through %s',
    async (perspective, title, edited) => {
      const client = lake.as('viewer', {
        perspective,
        stega: { enabled: true, studioUrl: '/studio' },
        resultSourceMap: 'withKeyArraySelector',
      });
      const page = await client.fetch<Page>(query);
      expect(vercelStegaSplit(page.title).cleaned).toBe(title);
      expect(linkIn(page.title)).toMatchObject({ id: 'post', type: 'post', path: 'title' });
      expect(linkIn(page.title).perspective).toBe(edited);
      if (title === 'Summer') return;
      expect(linkIn(page.by)).toMatchObject({ id: 'ann', type: 'author', path: 'name' });
      expect(linkIn(page.body[0]?.children[0]?.text)).toMatchObject({
        id: 'post',
        path: 'body[_key=="b"].children[_key=="s"].text',
      });
    },
  );

  it('come with the result, unchanged, only if asked for', async () => {
    const client = lake.as('viewer', { perspective: 'drafts' });
    const options = { filterResponse: false, resultSourceMap: true } as const;
    const mapped = await client.fetch(query, {}, options);
    const plain = await client.fetch(query, {}, { filterResponse: false });
    expect(mapped.result).toEqual(plain.result);
    expect(plain).not.toHaveProperty('resultSourceMap');
    expect(mapped.resultSourceMap).toMatchObject({
      documents: [
        { _id: 'drafts.post', _type: 'post' },
        { _id: 'ann', _type: 'author' },
      ],
      mappings: {
        "$['title']": { type: 'value', source: { type: 'documentValue', document: 0, path: 0 } },
      },
    });
    expect(mapped.resultSourceMap?.paths).toContain("$['body'][0]['children'][0]['text']");
  });

  it('refuse to be asked for in a way that they do not know', async () => {
    const url = `${lake.url}/v2025-02-19/data/query/production?query=1&resultSourceMap=maybe`;
    expect((await fetch(url)).status).toBe(400);
  });
});
