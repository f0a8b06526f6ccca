import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestLake, type TestLake } from '../testLake.ts';

let lake: TestLake;
beforeAll(async () => {
  lake = await startTestLake();
});
afterAll(() => lake.dispose());

const ids = (id: string) => ({ publishedId: id, draftId: `drafts.${id}` });

async function state(id: string) {
  const [published, draft] = await lake.as('editor').getDocuments([id, `drafts.${id}`]);
  return { published, draft };
}

describe('actions', () => {
  it('take a document from its first draft to publication and back', async () => {
    const client = lake.as('editor');
    const post = ids('post');
    await client.action({
      actionType: 'sanity.action.document.create',
      publishedId: 'post',
      attributes: { _id: 'drafts.post', _type: 'post', title: 'First' },
      ifExists: 'fail',
    });
    await client.action({
      actionType: 'sanity.action.document.edit',
      ...post,
      patch: { set: { title: 'Second' } },
    });
    await client.action({ actionType: 'sanity.action.document.publish', ...post });
    expect(await state('post')).toMatchObject({ published: { title: 'Second' }, draft: null });

    await client.action({
      actionType: 'sanity.action.document.edit',
      ...post,
      patch: { set: { title: 'Third' } },
    });
    expect(await state('post')).toMatchObject({
      published: { title: 'Second' },
      draft: { title: 'Third' },
    });

    await client.action({
      actionType: 'sanity.action.document.version.discard',
      versionId: post.draftId,
    });
    expect(await state('post')).toMatchObject({ published: { title: 'Second' }, draft: null });

    await client.action({ actionType: 'sanity.action.document.unpublish', ...post });
    expect(await state('post')).toMatchObject({ published: null, draft: { title: 'Second' } });
  });

  it('refuse to publish over a revision one has not seen', async () => {
    const client = lake.as('editor');
    await client.create({ _id: 'raced', _type: 'post', title: 'Published' });
    await client.create({ _id: 'drafts.raced', _type: 'post', title: 'Draft' });
    const publishing = client.action({
      actionType: 'sanity.action.document.publish',
      ...ids('raced'),
      ifPublishedRevisionId: 'another',
    });
    await expect(publishing).rejects.toMatchObject({
      statusCode: 409,
      details: { type: 'actionError' },
    });
    expect(await state('raced')).toMatchObject({
      published: { title: 'Published' },
      draft: { title: 'Draft' },
    });
  });

  it('refuse to create what exists, unless told to ignore it', async () => {
    const client = lake.as('editor');
    await client.create({ _id: 'there', _type: 'post' });
    const action = {
      actionType: 'sanity.action.document.create' as const,
      publishedId: 'there',
      attributes: { _id: 'drafts.there', _type: 'post' },
    };
    await expect(client.action({ ...action, ifExists: 'fail' })).rejects.toThrow(/already exists/);
    await client.action({ ...action, ifExists: 'ignore' });
    expect((await state('there')).draft).toBeNull();
  });

  it('delete a document with its draft, and not without naming it', async () => {
    const client = lake.as('editor');
    await client.create({ _id: 'gone', _type: 'post' });
    await client.create({ _id: 'drafts.gone', _type: 'post' });
    const action = { actionType: 'sanity.action.document.delete' as const, publishedId: 'gone' };
    await expect(client.action({ ...action, includeDrafts: [] })).rejects.toThrow(/has a draft/);
    await client.action({ ...action, includeDrafts: ['drafts.gone'] });
    expect(await state('gone')).toEqual({ published: null, draft: null });
  });

  it('make references strong on publication that were weak until then', async () => {
    const client = lake.as('editor');
    const author = {
      _type: 'reference',
      _ref: 'author',
      _weak: true,
      _strengthenOnPublish: { type: 'author' },
    };
    await client.create({ _id: 'drafts.essay', _type: 'post', author });
    const publish = { actionType: 'sanity.action.document.publish' as const, ...ids('essay') };
    await expect(client.action(publish)).rejects.toThrow(/non-existent document "author"/);
    await client.create({ _id: 'author', _type: 'author' });
    await client.action(publish);
    expect((await state('essay')).published?.author).toEqual({
      _type: 'reference',
      _ref: 'author',
    });
  });

  it('do all that is asked, or nothing', async () => {
    const client = lake.as('editor');
    const doing = client.action([
      {
        actionType: 'sanity.action.document.create',
        publishedId: 'half',
        attributes: { _id: 'drafts.half', _type: 'post' },
        ifExists: 'fail',
      },
      { actionType: 'sanity.action.document.publish', ...ids('missing') },
    ]);
    await expect(doing).rejects.toThrow(/was not found/);
    expect((await state('half')).draft).toBeNull();
  });

  it('keep versions of releases apart from draft and publication', async () => {
    const client = lake.as('editor');
    await client.create({ _id: 'versioned', _type: 'post', title: 'Now' });
    await client.createVersion({
      releaseId: 'summer',
      publishedId: 'versioned',
      baseId: 'versioned',
    });
    await client.patch('versions.summer.versioned').set({ title: 'Later' }).commit();
    const titles = '*[_id == "versioned"].title';
    expect(await client.fetch(titles, {}, { perspective: ['summer', 'drafts'] })).toEqual([
      'Later',
    ]);
    expect(await client.fetch(titles, {}, { perspective: 'published' })).toEqual(['Now']);
    await client.unpublishVersion({ releaseId: 'summer', publishedId: 'versioned' });
    expect(await client.fetch(titles, {}, { perspective: ['summer'] })).toEqual([]);
  });
});
