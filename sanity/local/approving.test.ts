import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  approving,
  publishing,
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

describe('approving', () => {
  test('lets the words be published, by an editor or the reviewer, and by no other words', async () => {
    for (const publisher of ['edith', 'rowan'] as const) {
      const { id, draft } = await lake.drafted();
      const { transactionId } = await approving(lake.rowan, 'u-reviewer', id).commit({
        returnDocuments: false,
      });
      expect(await lake.revisionOf(draft)).toBe(transactionId);
      await lake[publisher].action(publishing(id));
      expect(await lake.doseOf(id)).toBe('two');
      expect(await lake.revisionOf(draft)).toBe('');
    }
  });

  test('by mutations, publishes, together with the note that it was', async () => {
    const { id, draft } = await lake.drafted();
    await approving(lake.erin, 'u-editor-2', id).commit();
    const words = await lake.edith.getDocument(draft);
    if (!words) throw new Error('There is no draft.');
    await lake.edith
      .transaction()
      .createOrReplace({ ...words, _id: id })
      .delete(draft)
      .create(step('publish', id, words._rev, 'u-editor'))
      .commit();
    expect(await lake.doseOf(id)).toBe('two');
  });

  test('a note of publication withdraws nothing; other words beside it are refused', async () => {
    const { id, draft } = await lake.drafted();
    await approving(lake.rowan, 'u-reviewer', id).commit();
    const words = await lake.edith.getDocument(draft);
    if (!words) throw new Error('There is no draft.');
    const smuggling = lake.edith
      .transaction()
      .createOrReplace({ ...words, _id: id, dose: 'nine' })
      .delete(draft)
      .commit();
    await expect(smuggling).rejects.toMatchObject({ statusCode: 403 });
    await lake.edith.create(step('publish', id, words._rev, 'u-editor'));
    await lake.edith.action(publishing(id));
  });

  test('ends with the next change', async () => {
    const { id, draft } = await lake.drafted();
    await approving(lake.rowan, 'u-reviewer', id).commit();
    await lake.edith.patch(draft).set({ dose: 'nine' }).commit();
    await expect(lake.edith.action(publishing(id))).rejects.toMatchObject(refused('publish'));
    const together = lake.edith
      .transaction()
      .patch(draft, { set: { dose: 'ten' } })
      .create(step('publish', id, await lake.revisionOf(draft), 'u-editor'));
    await expect(together.commit()).rejects.toMatchObject(refused('create'));
  });

  test('ends when somebody objects to the approved words', async () => {
    const { id } = await lake.drafted();
    const { transactionId } = await approving(lake.rowan, 'u-reviewer', id).commit({
      returnDocuments: false,
    });
    await lake.erin.create(step('requestChanges', id, transactionId, 'u-editor-2'));
    await expect(lake.edith.action(publishing(id))).rejects.toMatchObject(refused('publish'));
  });

  test('is for somebody who did not change the words last', async () => {
    const { id, draft } = await lake.drafted();
    await expect(approving(lake.edith, 'u-editor', id).commit()).rejects.toThrow(
      /You were the last to change these words/,
    );
    await lake.erin.patch(draft).set({ dose: 'three' }).commit();
    await expect(approving(lake.erin, 'u-editor-2', id).commit()).rejects.toMatchObject(
      refused('create'),
    );
    await approving(lake.edith, 'u-editor', id).commit();
  });

  test('of one’s own words stays impossible after others have only noted a review', async () => {
    const { id, draft } = await lake.drafted();
    await lake.rowan
      .patch(draft)
      .set({ review: { note: 'begun' } })
      .commit();
    await expect(approving(lake.edith, 'u-editor', id).commit()).rejects.toMatchObject(
      refused('create'),
    );
  });

  test('is not done by changing the words at the same time', async () => {
    const { id, draft } = await lake.drafted();
    const transaction = approving(lake.erin, 'u-editor-2', id).patch(draft, {
      set: { dose: 'ten' },
    });
    await expect(transaction.commit()).rejects.toMatchObject(refused('create'));
  });

  test('does not cover a version that is changed in the same transaction', async () => {
    const { id } = await lake.drafted();
    const other = { _id: `versions.aside.${id}`, _type: 'monograph', dose: 'nine' };
    const transaction = approving(lake.erin, 'u-editor-2', id).createOrReplace(other);
    await expect(transaction.commit()).rejects.toMatchObject(refused('create'));
  });

  test('is of words, whoever has copied them', async () => {
    const { id, draft } = await lake.drafted();
    await lake.erin.releases.create({ releaseId: 'copies', metadata: {} });
    await lake.erin.createVersion({ releaseId: 'copies', publishedId: id, baseId: draft });
    const version = `versions.copies.${id}`;
    await expect(approving(lake.edith, 'u-editor', id, version).commit()).rejects.toMatchObject(
      refused('create'),
    );
    await approving(lake.erin, 'u-editor-2', id, version).commit();
    await lake.edith.releases.publish({ releaseId: 'copies' });
    expect(await lake.doseOf(id)).toBe('two');
  });

  test.each<[string, (id: string, revision: string) => Record<string, unknown>]>([
    ['another person', () => ({ by: 'u-editor' })],
    ['another name', () => ({ name: 'Edith Editor' })],
    ['another time', () => ({ _updatedAt: '2099-01-01T00:00:00.000Z' })],
    ['another beginning', () => ({ _createdAt: '2099-01-01T00:00:00.000Z' })],
    ['another revision', (_, revision) => ({ revision })],
    [
      'another monograph',
      () => ({ monograph: { _type: 'reference', _ref: 'other', _weak: true } }),
    ],
    ['a reference that holds', (id) => ({ monograph: { _type: 'reference', _ref: id } })],
    ['an id that everybody reads', () => ({ _id: randomUUID() })],
    ['a draft of a step', () => ({ _id: `drafts.reviewStep.${randomUUID()}` })],
  ])('under %s is refused', async (_what, forged) => {
    const { id, draft } = await lake.drafted();
    const transactionId = randomUUID();
    const attempt = lake.rowan
      .transaction()
      .patch(draft, { set: { review: { note: 'read' } } })
      .create({
        ...step('approve', id, transactionId, 'u-reviewer'),
        ...forged(id, await lake.revisionOf(draft)),
      })
      .transactionId(transactionId);
    await expect(attempt.commit()).rejects.toMatchObject({ statusCode: 403 });
  });
});
