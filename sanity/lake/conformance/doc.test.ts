import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { API_VERSION, openTarget, type Target } from './target.ts';

let target: Target;
beforeAll(async () => {
  target = await openTarget();
  const { type, id } = target;
  await target
    .client()
    .transaction()
    .create({ _id: id('a'), _type: type, title: 'A' })
    .create({ _id: id('b'), _type: type, title: 'B' })
    .create({ _id: `drafts.${id('a')}`, _type: type, title: 'Draft of A' })
    .commit();
});
afterAll(() => target.dispose());

describe('documents by id', () => {
  it('one is whole, with what the lake keeps on it', async () => {
    expect(await target.client().getDocument(target.id('a'))).toEqual({
      _id: target.id('a'),
      _type: target.type,
      _rev: expect.any(String),
      _createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      _updatedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      title: 'A',
    });
  });

  it('one that is missing is undefined', async () => {
    expect(await target.client().getDocument(target.id('none'))).toBeUndefined();
  });

  it('several come in the order asked, with null for the missing', async () => {
    const ids = ['b', 'none', 'a'].map(target.id);
    const found = await target.client().getDocuments(ids);
    expect(found.map((document) => document?.title ?? null)).toEqual(['B', null, 'A']);
  });

  it('the missing are said to be omitted, and why', async () => {
    const ids = ['a', 'none'].map(target.id).join(',');
    const response = await target.fetch(`/v${API_VERSION}/data/doc/${target.dataset}/${ids}`);
    expect(await response.json()).toMatchObject({
      documents: [{ _id: target.id('a') }],
      omitted: [{ id: target.id('none'), reason: 'existence' }],
    });
  });

  it('existence alone can be asked for', async () => {
    const ids = ['a', 'none', 'b'].map(target.id);
    expect(await target.client().documentsExists(ids)).toEqual(
      new Set([target.id('a'), target.id('b')]),
    );
  });

  it('all versions of one can be asked for', async () => {
    const versions = await target
      .client()
      .getDocument(target.id('a'), { includeAllVersions: true });
    expect(versions.map((each) => each._id).sort()).toEqual([
      target.id('a'),
      `drafts.${target.id('a')}`,
    ]);
  });

  it('one in a release is found by the release', async () => {
    const releaseId = `r${target.type.replace('conformance_', '')}doc`;
    const client = target.client();
    await client.releases.create({ releaseId, metadata: { title: 'Doc' } });
    await client.createVersion({ releaseId, publishedId: target.id('a'), baseId: target.id('a') });
    expect(await client.getDocument(target.id('a'), { releaseId })).toMatchObject({
      _id: `versions.${releaseId}.${target.id('a')}`,
      title: 'A',
    });
    expect(await client.getDocument(target.id('b'), { releaseId })).toBeUndefined();
  });

  it('a stranger finds what is published and no draft', async () => {
    const stranger = target.anonymous();
    expect(await stranger.getDocument(target.id('a'))).toMatchObject({ title: 'A' });
    expect(await stranger.getDocument(`drafts.${target.id('a')}`)).toBeUndefined();
  });
});
