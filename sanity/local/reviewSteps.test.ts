import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  approving,
  publishing,
  purge,
  type ReviewedLake,
  refused,
  startReviewedLake,
  step,
} from './reviewTesting.ts';

let lake: ReviewedLake;
beforeAll(async () => {
  lake = await startReviewedLake();
}, 30_000);
afterAll(() => lake.dispose());

describe('other steps', () => {
  test('speak of the words as they are', async () => {
    const { id, draft } = await lake.drafted();
    const revision = await lake.revisionOf(draft);
    await lake.edith.create(step('submit', id, revision, 'u-editor'));
    await lake.rowan.create(step('requestChanges', id, revision, 'u-reviewer', { note: 'Why?' }));
    for (const kind of ['submit', 'requestChanges'] as const) {
      const forged = lake.edith.create(step(kind, id, 'some-other', 'u-editor'));
      await expect(forged).rejects.toMatchObject(refused('create'));
    }
    const unearned = lake.edith.create(step('publish', id, revision, 'u-editor'));
    await expect(unearned).rejects.toMatchObject(refused('create'));
    const unknown = { ...step('submit', id, revision, 'u-editor'), kind: 'wave' };
    await expect(lake.edith.create(unknown)).rejects.toMatchObject(refused('create'));
  });

  test('an override publishes without a review, for a reason that is written down', async () => {
    const { id, draft } = await lake.drafted();
    const revision = await lake.revisionOf(draft);
    const attempt = lake.edith.create(step('override', id, revision, 'u-editor'));
    await expect(attempt).rejects.toThrow(/say why in a note/);
    for (const note of ['urgent', '             ', Array.from('0123456789')]) {
      const brief = lake.edith.create(step('override', id, revision, 'u-editor', { note }));
      await expect(brief).rejects.toMatchObject(refused('create'));
    }
    const note = 'The dose on the page is a danger.';
    const forRowan = lake.rowan.create(step('override', id, revision, 'u-reviewer', { note }));
    await expect(forRowan).rejects.toMatchObject(refused('create'));
    await lake.edith.create(step('override', id, revision, 'u-editor', { note }));
    await lake.edith.action(publishing(id));
    expect(await lake.doseOf(id)).toBe('two');
  });

  test('are never changed, deleted or erased', async () => {
    const { id, draft } = await lake.drafted();
    const written = step('submit', id, await lake.revisionOf(draft), 'u-editor');
    await lake.edith.create(written);
    for (const person of [lake.edith, lake.rowan]) {
      const attempts = [
        person.patch(written._id).set({ kind: 'approve' }).commit(),
        person.delete(written._id),
        person.createOrReplace(written),
        purge(person, written._id),
      ];
      for (const attempt of attempts) {
        await expect(attempt).rejects.toMatchObject(refused('update'));
      }
    }
    await lake.importer.delete(written._id);
    const erasing = purge(lake.edith, written._id);
    await expect(erasing).rejects.toMatchObject(refused('update'));
  });
});

describe('a release', () => {
  async function approvedRelease(releaseId: string) {
    const { id, draft } = await lake.drafted();
    await lake.edith.releases.create({ releaseId, metadata: {} });
    await lake.edith.createVersion({ releaseId, publishedId: id, baseId: draft });
    const version = `versions.${releaseId}.${id}`;
    await approving(lake.rowan, 'u-reviewer', id, version).commit();
    return { id, version };
  }
  const stateOf = (releaseId: string) => lake.importer.releases.get({ releaseId });

  test('is published at its time with what was approved', async () => {
    const { id } = await approvedRelease('timely');
    await lake.edith.releases.schedule({ releaseId: 'timely', publishAt: '2020-01-01T00:00:00Z' });
    expect(await lake.doseOf(id)).toBe('two');
  });

  test('holds its words until then, also if it is changed itself', async () => {
    const { version } = await approvedRelease('held');
    await lake.edith.releases.schedule({ releaseId: 'held', publishAt: '2099-01-01T00:00:00Z' });
    const smuggling = lake.edith
      .transaction()
      .patch('_.releases.held', { set: { 'metadata.title': 'Harmless' } })
      .patch(version, { set: { dose: 'nine' } });
    await expect(smuggling.commit()).rejects.toMatchObject({
      details: { items: [{ error: { type: 'documentLockedError' } }] },
    });
  });

  test('to which a reviewer objects meanwhile stays, and says why', async () => {
    const { id, version } = await approvedRelease('doubted');
    const publishAt = new Date(Date.now() + 700).toISOString();
    await lake.edith.releases.schedule({ releaseId: 'doubted', publishAt });
    const revision = await lake.revisionOf(version);
    await lake.rowan.create(step('requestChanges', id, revision, 'u-reviewer'));
    await expect
      .poll(() => stateOf('doubted'), { timeout: 5000 })
      .toMatchObject({
        state: 'active',
        error: { message: expect.stringContaining('This monograph has not been approved') },
      });
    expect(await lake.doseOf(id)).toBe('one');
  });

  test('taken out of the archive has its words approved anew, by another than their author', async () => {
    const { id, version } = await approvedRelease('archived');
    await lake.rowan.create(
      step('requestChanges', id, await lake.revisionOf(version), 'u-reviewer'),
    );
    await lake.erin.releases.archive({ releaseId: 'archived' });
    await lake.erin.releases.unarchive({ releaseId: 'archived' });
    const publish = lake.edith.releases.publish({ releaseId: 'archived' });
    await expect(publish).rejects.toMatchObject(refused('publish'));
    const own = approving(lake.edith, 'u-editor', id, version).commit();
    await expect(own).rejects.toMatchObject(refused('create'));
    await approving(lake.erin, 'u-editor-2', id, version).commit();
    await lake.edith.releases.publish({ releaseId: 'archived' });
  });
});
