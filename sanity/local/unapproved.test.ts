import type { SanityClient } from '@sanity/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { publishing, type ReviewedLake, refused, startReviewedLake } from './reviewTesting.ts';

let lake: ReviewedLake;
beforeAll(async () => {
  lake = await startReviewedLake();
}, 30_000);
afterAll(() => lake.dispose());

describe('a monograph that nobody has approved', () => {
  test('is not published by an action, and the refusal says what to do', async () => {
    const { id } = await lake.drafted();
    const attempt = lake.edith.action(publishing(id));
    await expect(attempt).rejects.toMatchObject(refused('publish'));
    await expect(attempt).rejects.toThrow(
      'This monograph has not been approved. Submit it for review.',
    );
    await expect(attempt).rejects.toThrow(`"${id}"`);
    await expect(lake.rowan.action(publishing(id))).rejects.toMatchObject(refused('publish'));
    expect(await lake.doseOf(id)).toBe('one');
  });

  test('is not published by mutations', async () => {
    const { id, draft } = await lake.drafted();
    const words = await lake.edith.getDocument(draft);
    if (!words) throw new Error('There is no draft.');
    const attempt = lake.edith
      .transaction()
      .createOrReplace({ ...words, _id: id })
      .delete(draft)
      .commit();
    await expect(attempt).rejects.toMatchObject(refused('publish'));
  });

  test('is not published though it is new', async () => {
    await lake.edith.create({ _id: 'drafts.new', _type: 'monograph', dose: 'one' });
    await expect(lake.edith.action(publishing('new'))).rejects.toMatchObject(refused('publish'));
    const create = lake.edith.create({ _id: 'new', _type: 'monograph', dose: 'one' });
    await expect(create).rejects.toMatchObject(refused('publish'));
  });

  test('is published neither with a release, nor at a time, nor as a version of its own', async () => {
    const { id } = await lake.drafted();
    const { edith } = lake;
    await edith.releases.create({ releaseId: 'unapproved', metadata: {} });
    await edith.createVersion({ releaseId: 'unapproved', publishedId: id, baseId: id });
    await edith.patch(`versions.unapproved.${id}`).set({ dose: 'three' }).commit();
    const publish = edith.releases.publish({ releaseId: 'unapproved' });
    await expect(publish).rejects.toMatchObject(refused('publish'));
    for (const publishAt of ['2020-01-01T00:00:00Z', '2099-01-01T00:00:00Z']) {
      const schedule = edith.releases.schedule({ releaseId: 'unapproved', publishAt });
      await expect(schedule).rejects.toMatchObject(refused('publish'));
    }
    await edith.create({ _id: `versions.lonely.${id}`, _type: 'monograph', dose: 'four' });
    const lonely = edith.action({ ...publishing(id), draftId: `versions.lonely.${id}` });
    await expect(lonely).rejects.toMatchObject(refused('publish'));
    expect(await lake.doseOf(id)).toBe('one');
  });

  test.each<[string, (id: string, edith: SanityClient) => Promise<unknown>]>([
    ['patched', (id, edith) => edith.patch(id).set({ dose: 'nine' }).commit()],
    [
      'patched by query',
      (id, edith) =>
        edith.patch({ query: '*[_id == $id]', params: { id } }).set({ dose: 'nine' }).commit(),
    ],
    [
      'replaced',
      (id, edith) => edith.createOrReplace({ _id: id, _type: 'monograph', dose: 'nine' }),
    ],
    [
      'deleted and made anew',
      (id, edith) =>
        edith
          .transaction()
          .delete(id)
          .create({ _id: id, _type: 'monograph', dose: 'nine' })
          .commit(),
    ],
    [
      'replaced by the draft of another',
      (id, edith) =>
        edith.action({
          actionType: 'sanity.action.document.publish',
          draftId: `drafts.of-another`,
          publishedId: id,
        }),
    ],
  ])('cannot be %s where it is published', async (_what, change) => {
    const { id } = await lake.drafted();
    await lake.edith.createOrReplace({
      _id: 'drafts.of-another',
      _type: 'monograph',
      dose: 'nine',
    });
    await expect(change(id, lake.edith)).rejects.toMatchObject({ statusCode: 403 });
    expect(await lake.doseOf(id)).toBe('one');
  });

  test('taken down, does not come back with other words', async () => {
    const { id, draft } = await lake.drafted();
    await lake.edith.action({
      actionType: 'sanity.action.document.unpublish',
      draftId: draft,
      publishedId: id,
    });
    const anew = lake.edith.create({ _id: id, _type: 'monograph', dose: 'nine' });
    await expect(anew).rejects.toMatchObject(refused('create'));
  });
});
