import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTarget, type Target } from './target.ts';

let target: Target;
let releases: [string, string];
beforeAll(async () => {
  target = await openTarget();
  const { type, id } = target;
  const client = target.client();
  const first = await client.releases.create({ releaseId: releaseId(1), metadata: { title: '1' } });
  const second = await client.releases.create({
    releaseId: releaseId(2),
    metadata: { title: '2' },
  });
  releases = [first.releaseId, second.releaseId];
  await client
    .transaction()
    .create({ _id: id('both'), _type: type, title: 'published' })
    .create({ _id: `drafts.${id('both')}`, _type: type, title: 'draft' })
    .create({ _id: `versions.${releases[0]}.${id('both')}`, _type: type, title: 'first' })
    .create({ _id: `versions.${releases[1]}.${id('both')}`, _type: type, title: 'second' })
    .create({ _id: `drafts.${id('unpublished')}`, _type: type, title: 'draft only' })
    .create({ _id: `versions.${releases[0]}.${id('coming')}`, _type: type, title: 'first only' })
    .create({ _id: id('plain'), _type: type, title: 'plain' })
    .commit();
});
afterAll(() => target.dispose());

const releaseId = (n: number) => `r${target.type.replace('conformance_', '')}n${n}`;

type Perspective = NonNullable<Parameters<Target['client']>[0]>['perspective'];

function titles(perspective: Perspective, apiVersion?: string): Promise<string[]> {
  const client = target.client({ perspective, ...(apiVersion ? { apiVersion } : {}) });
  return client.fetch('*[_type == $type] | order(title asc).title', { type: target.type });
}

const ALL = ['draft', 'draft only', 'first', 'first only', 'plain', 'published', 'second'];

describe('a perspective', () => {
  it('raw shows everything as it is', async () => {
    expect(await titles('raw')).toEqual(ALL);
  });

  it('published shows what is published', async () => {
    expect(await titles('published')).toEqual(['plain', 'published']);
  });

  it('drafts, once called previewDrafts, lays drafts over what is published', async () => {
    expect(await titles('drafts')).toEqual(['draft', 'draft only', 'plain']);
    expect(await titles('previewDrafts', '2024-01-01')).toEqual(['draft', 'draft only', 'plain']);
  });

  it('a stack shows of each document the topmost', async () => {
    const [first, second] = releases;
    expect(await titles([first, 'drafts'])).toEqual(['draft only', 'first', 'first only', 'plain']);
    expect(await titles([second, first])).toEqual(['first only', 'plain', 'second']);
    expect(await titles([first])).toEqual(['first', 'first only', 'plain']);
  });

  it('tells documents by their published id, and which one is shown', async () => {
    const query = '*[_id == $id][0]{_id, _originalId}';
    const id = target.id('both');
    expect(await target.client({ perspective: 'drafts' }).fetch(query, { id })).toEqual({
      _id: id,
      _originalId: `drafts.${id}`,
    });
    expect(await target.client({ perspective: [releases[0]] }).fetch(query, { id })).toEqual({
      _id: id,
      _originalId: `versions.${releases[0]}.${id}`,
    });
  });

  it('is published unless asked for, and raw before 2025-02-19', async () => {
    expect(await titles(undefined)).toEqual(['plain', 'published']);
    expect(await titles(undefined, '2025-02-18')).toEqual(ALL);
    expect(await titles(undefined, '1')).toEqual(ALL);
    expect(await titles(undefined, 'vX')).toEqual(['plain', 'published']);
  });

  it('can be given to a single query', async () => {
    const query = 'count(*[_type == $type])';
    const params = { type: target.type };
    expect(await target.client().fetch(query, params, { perspective: 'raw' })).toBe(7);
  });

  it('never shows a stranger what is not published', async () => {
    const stranger = target.anonymous({ perspective: 'raw' });
    const shown = await stranger.fetch('*[_type == $type]._id', { type: target.type });
    expect(shown.filter((id: string) => id.includes('.'))).toEqual([]);
  });
});

describe('functions that look at versions', () => {
  it('tell which release a document is part of, and which documents are versions of one', async () => {
    const client = target.client({ perspective: 'raw' });
    const [first] = releases;
    expect(
      await client.fetch('*[sanity::partOfRelease($first)] | order(_id asc)._id', { first }),
    ).toEqual([
      `versions.${first}.${target.id('both')}`,
      `versions.${first}.${target.id('coming')}`,
    ]);
    expect(
      await client.fetch('count(*[sanity::versionOf($id)])', { id: target.id('both') }),
    ).toBeGreaterThanOrEqual(3);
  });
});
