import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  approving,
  publishing,
  purge,
  type ReviewedLake,
  refused,
  startReviewedLake,
} from './reviewTesting.ts';

let lake: ReviewedLake;
beforeAll(async () => {
  lake = await startReviewedLake();
}, 30_000);
afterAll(() => lake.dispose());

describe('an editor', () => {
  test('writes and publishes all that is not reviewed', async () => {
    const { edith } = lake;
    await edith.create({ _id: 'who', _type: 'person', name: 'A' });
    await edith.patch('who').set({ name: 'B' }).commit();
    await edith.create({ _id: 'drafts.who', _type: 'person', name: 'C' });
    await edith.action(publishing('who'));
    await edith.delete('who');
  });

  test('takes a monograph down, and does not erase that it was there', async () => {
    const { id, draft } = await lake.drafted();
    const purging = purge(lake.edith, id);
    await expect(purging).rejects.toMatchObject(refused('update'));
    await lake.edith.action({
      actionType: 'sanity.action.document.delete',
      publishedId: id,
      includeDrafts: [draft],
    });
    await expect(purge(lake.edith, id)).rejects.toMatchObject(refused('update'));
    expect(await lake.doseOf(id)).toBeNull();
  });

  test('is offered publishing in the Studio, which cannot know whether there is an approval', async () => {
    const grants = await lake.edith.request({ url: '/projects/formulary/datasets/production/acl' });
    expect(grants).toContainEqual({
      filter: '_type == "monograph"',
      permissions: ['create', 'update'],
    });
    expect(JSON.stringify(grants)).not.toContain('$');
  });
});

describe('a reviewer', () => {
  test('notes a review, and changes no words', async () => {
    const { id, draft } = await lake.drafted();
    await lake.rowan
      .patch(draft)
      .set({ review: { note: 'read' }, previousSlugs: ['a'] })
      .commit();
    for (const attempt of [
      lake.rowan.patch(draft).set({ dose: 'nine' }).commit(),
      lake.rowan.patch(draft).set({ review: {}, dose: 'nine' }).commit(),
      lake.rowan.patch(id).set({ review: {} }).commit(),
      lake.rowan.patch(draft).set({ '_system.delete': true }).commit(),
      lake.rowan.delete(draft),
      lake.rowan.delete(id),
      lake.rowan.create({ _id: 'drafts.mine', _type: 'monograph', dose: 'nine' }),
      lake.rowan.create({ _id: 'anybody', _type: 'person' }),
    ]) {
      await expect(attempt).rejects.toMatchObject({ statusCode: 403 });
    }
  });

  test('begins a review of what is published, and may approve it unchanged', async () => {
    const { id, draft } = await lake.drafted();
    await lake.edith.delete(draft);
    const published = await lake.rowan.getDocument(id);
    if (!published) throw new Error('There is no monograph.');
    await lake.rowan.create({ ...published, _id: draft, review: { note: 'due' } });
    await approving(lake.rowan, 'u-reviewer', id).commit();
    await lake.rowan.action(publishing(id));
    expect(await lake.doseOf(id)).toBe('one');
  });
});

test('the import writes and erases everything', async () => {
  await lake.importer.createOrReplace({ _id: 'imported', _type: 'monograph', dose: 'one' });
  await lake.importer.patch('imported').set({ dose: 'two' }).commit();
  await purge(lake.importer, 'imported');
});
