import { randomUUID } from 'node:crypto';
import type { SanityClient, Transaction } from '@sanity/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LocalLake, startLocalLake } from './testing.ts';

let lake: LocalLake;
beforeAll(async () => {
  lake = await startLocalLake();
}, 30_000);
afterAll(() => lake.dispose());

const NAMES = {
  'u-editor': 'Edith Editor',
  'u-editor-2': 'Erin Editor',
  'u-reviewer': 'Rowan Reviewer',
};
type Person = keyof typeof NAMES;
type Kind = 'submit' | 'requestChanges' | 'approve' | 'override' | 'publish';

/** A step as the Studio writes it. */
function step(kind: Kind, monograph: string, revision: string, by: Person, more = {}) {
  return {
    _id: `reviewStep.${randomUUID()}`,
    _type: 'reviewStep',
    monograph: { _type: 'reference', _ref: monograph, _weak: true },
    kind,
    revision,
    by,
    name: NAMES[by],
    ...more,
  };
}

async function revisionOf(id: string): Promise<string> {
  return (await lake.importer.getDocument(id))?._rev ?? '';
}

const doseOf = (id: string) => lake.importer.fetch<string | null>('*[_id == $id][0].dose', { id });

let made = 0;
/** A published monograph with a draft whose words are Edith's. */
async function drafted(): Promise<{ id: string; draft: string }> {
  made += 1;
  const id = `monograph-${made}`;
  const draft = `drafts.${id}`;
  const monograph = { _type: 'monograph', title: 'Aspirin', dose: 'one', review: { note: 'old' } };
  await lake.importer.create({ _id: id, ...monograph });
  await lake.edith.create({ _id: draft, ...monograph, dose: 'two' });
  return { id, draft };
}

/** Approves as the contract has it: one transaction, whose id is the revision. */
function approving(
  client: SanityClient,
  by: Person,
  id: string,
  layer = `drafts.${id}`,
): Transaction {
  const transactionId = randomUUID();
  return client
    .transaction()
    .patch(layer, { set: { review: { by } } })
    .create(step('approve', id, transactionId, by))
    .transactionId(transactionId);
}

const publishing = (id: string) => ({
  actionType: 'sanity.action.document.publish' as const,
  draftId: `drafts.${id}`,
  publishedId: id,
});

const refused = (permission: string) => ({
  statusCode: 403,
  details: { items: [{ error: { type: 'insufficientPermissionsError', permission } }] },
});

describe('a monograph that nobody has approved', () => {
  test('is not published by an action, and the refusal says what to do', async () => {
    const { id } = await drafted();
    const attempt = lake.edith.action(publishing(id));
    await expect(attempt).rejects.toMatchObject(refused('publish'));
    await expect(attempt).rejects.toThrow(
      'This monograph has not been approved. Submit it for review.',
    );
    await expect(attempt).rejects.toThrow(`"${id}"`);
    await expect(lake.rowan.action(publishing(id))).rejects.toMatchObject(refused('publish'));
    expect(await doseOf(id)).toBe('one');
  });

  test('is not published by mutations', async () => {
    const { id, draft } = await drafted();
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
    const { id } = await drafted();
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
    const lonely = edith.action({
      actionType: 'sanity.action.document.publish',
      versionId: `versions.lonely.${id}`,
      publishedId: id,
    });
    await expect(lonely).rejects.toMatchObject(refused('publish'));
    expect(await doseOf(id)).toBe('one');
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
    const { id } = await drafted();
    await lake.edith.createOrReplace({
      _id: 'drafts.of-another',
      _type: 'monograph',
      dose: 'nine',
    });
    await expect(change(id, lake.edith)).rejects.toMatchObject({ statusCode: 403 });
    expect(await doseOf(id)).toBe('one');
  });

  test('taken down, does not come back with other words', async () => {
    const { id, draft } = await drafted();
    await lake.edith.action({
      actionType: 'sanity.action.document.unpublish',
      draftId: draft,
      publishedId: id,
    });
    const anew = lake.edith.create({ _id: id, _type: 'monograph', dose: 'nine' });
    await expect(anew).rejects.toMatchObject(refused('create'));
  });
});

describe('approving', () => {
  test('lets the words be published, by an editor or the reviewer, and by no other words', async () => {
    for (const publisher of ['edith', 'rowan'] as const) {
      const { id, draft } = await drafted();
      const { transactionId } = await approving(lake.rowan, 'u-reviewer', id).commit({
        returnDocuments: false,
      });
      expect(await revisionOf(draft)).toBe(transactionId);
      await lake[publisher].action(publishing(id));
      expect(await doseOf(id)).toBe('two');
      expect(await revisionOf(draft)).toBe('');
    }
  });

  test('by mutations, publishes, together with the note that it was', async () => {
    const { id, draft } = await drafted();
    await approving(lake.erin, 'u-editor-2', id).commit();
    const words = await lake.edith.getDocument(draft);
    if (!words) throw new Error('There is no draft.');
    await lake.edith
      .transaction()
      .createOrReplace({ ...words, _id: id })
      .delete(draft)
      .create(step('publish', id, words._rev, 'u-editor'))
      .commit();
    expect(await doseOf(id)).toBe('two');
  });

  test('a note of publication withdraws nothing; other words beside it are refused', async () => {
    const { id, draft } = await drafted();
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
    const { id, draft } = await drafted();
    await approving(lake.rowan, 'u-reviewer', id).commit();
    await lake.edith.patch(draft).set({ dose: 'nine' }).commit();
    await expect(lake.edith.action(publishing(id))).rejects.toMatchObject(refused('publish'));
    const together = lake.edith
      .transaction()
      .patch(draft, { set: { dose: 'ten' } })
      .create(step('publish', id, await revisionOf(draft), 'u-editor'));
    await expect(together.commit()).rejects.toMatchObject(refused('create'));
  });

  test('ends when somebody objects to the approved words', async () => {
    const { id } = await drafted();
    const { transactionId } = await approving(lake.rowan, 'u-reviewer', id).commit({
      returnDocuments: false,
    });
    await lake.erin.create(step('requestChanges', id, transactionId, 'u-editor-2'));
    await expect(lake.edith.action(publishing(id))).rejects.toMatchObject(refused('publish'));
  });

  test('is for somebody who did not change the words last', async () => {
    const { id, draft } = await drafted();
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
    const { id, draft } = await drafted();
    await lake.rowan
      .patch(draft)
      .set({ review: { note: 'begun' } })
      .commit();
    await expect(approving(lake.edith, 'u-editor', id).commit()).rejects.toMatchObject(
      refused('create'),
    );
  });

  test('is not done by changing the words at the same time', async () => {
    const { id, draft } = await drafted();
    const transaction = approving(lake.erin, 'u-editor-2', id).patch(draft, {
      set: { dose: 'ten' },
    });
    await expect(transaction.commit()).rejects.toMatchObject(refused('create'));
  });

  test('does not cover a version that is changed in the same transaction', async () => {
    const { id } = await drafted();
    const other = { _id: `versions.aside.${id}`, _type: 'monograph', dose: 'nine' };
    const transaction = approving(lake.erin, 'u-editor-2', id).createOrReplace(other);
    await expect(transaction.commit()).rejects.toMatchObject(refused('create'));
  });

  test('is of words, whoever has copied them', async () => {
    const { id, draft } = await drafted();
    await lake.erin.releases.create({ releaseId: 'copies', metadata: {} });
    await lake.erin.createVersion({ releaseId: 'copies', publishedId: id, baseId: draft });
    const version = `versions.copies.${id}`;
    await expect(approving(lake.edith, 'u-editor', id, version).commit()).rejects.toMatchObject(
      refused('create'),
    );
    await approving(lake.erin, 'u-editor-2', id, version).commit();
    await lake.edith.releases.publish({ releaseId: 'copies' });
    expect(await doseOf(id)).toBe('two');
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
    const { id, draft } = await drafted();
    const transactionId = randomUUID();
    const attempt = lake.rowan
      .transaction()
      .patch(draft, { set: { review: { note: 'read' } } })
      .create({
        ...step('approve', id, transactionId, 'u-reviewer'),
        ...forged(id, await revisionOf(draft)),
      })
      .transactionId(transactionId);
    await expect(attempt.commit()).rejects.toMatchObject({ statusCode: 403 });
  });
});

describe('other steps', () => {
  test('speak of the words as they are', async () => {
    const { id, draft } = await drafted();
    const revision = await revisionOf(draft);
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
    const { id, draft } = await drafted();
    const revision = await revisionOf(draft);
    const attempt = lake.edith.create(step('override', id, revision, 'u-editor'));
    await expect(attempt).rejects.toThrow(/say why in a note/);
    const brief = lake.edith.create(step('override', id, revision, 'u-editor', { note: 'urgent' }));
    await expect(brief).rejects.toMatchObject(refused('create'));
    const note = 'The dose on the page is a danger.';
    const forRowan = lake.rowan.create(step('override', id, revision, 'u-reviewer', { note }));
    await expect(forRowan).rejects.toMatchObject(refused('create'));
    await lake.edith.create(step('override', id, revision, 'u-editor', { note }));
    await lake.edith.action(publishing(id));
    expect(await doseOf(id)).toBe('two');
  });

  test('are never changed, deleted or erased', async () => {
    const { id, draft } = await drafted();
    const written = step('submit', id, await revisionOf(draft), 'u-editor');
    await lake.edith.create(written);
    for (const person of [lake.edith, lake.rowan]) {
      const attempts = [
        person.patch(written._id).set({ kind: 'approve' }).commit(),
        person.delete(written._id),
        person.createOrReplace(written),
        person.mutate([{ delete: { id: written._id, purge: true } }]),
      ];
      for (const attempt of attempts) {
        await expect(attempt).rejects.toMatchObject(refused('update'));
      }
    }
    await lake.importer.delete(written._id);
    const erasing = lake.edith.mutate([{ delete: { id: written._id, purge: true } }]);
    await expect(erasing).rejects.toMatchObject(refused('update'));
  });
});

describe('a release', () => {
  async function approvedRelease(releaseId: string) {
    const { id, draft } = await drafted();
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
    expect(await doseOf(id)).toBe('two');
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
    const revision = await revisionOf(version);
    await lake.rowan.create(step('requestChanges', id, revision, 'u-reviewer'));
    await expect
      .poll(() => stateOf('doubted'), { timeout: 5000 })
      .toMatchObject({
        state: 'active',
        error: { message: expect.stringContaining('This monograph has not been approved') },
      });
    expect(await doseOf(id)).toBe('one');
  });

  test('taken out of the archive has its words approved anew, by another than their author', async () => {
    const { id, version } = await approvedRelease('archived');
    await lake.rowan.create(step('requestChanges', id, await revisionOf(version), 'u-reviewer'));
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
    const { id, draft } = await drafted();
    const purging = lake.edith.mutate([{ delete: { id, purge: true } }]);
    await expect(purging).rejects.toMatchObject(refused('update'));
    await lake.edith.action({
      actionType: 'sanity.action.document.delete',
      publishedId: id,
      includeDrafts: [draft],
    });
    await expect(lake.edith.mutate([{ delete: { id, purge: true } }])).rejects.toMatchObject(
      refused('update'),
    );
    expect(await doseOf(id)).toBeNull();
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
    const { id, draft } = await drafted();
    await lake.rowan
      .patch(draft)
      .set({ review: { note: 'read' }, previousSlugs: ['a'] })
      .commit();
    for (const attempt of [
      lake.rowan.patch(draft).set({ dose: 'nine' }).commit(),
      lake.rowan.patch(draft).set({ review: {}, dose: 'nine' }).commit(),
      lake.rowan.patch(id).set({ review: {} }).commit(),
      lake.rowan.delete(draft),
      lake.rowan.delete(id),
      lake.rowan.create({ _id: 'drafts.mine', _type: 'monograph', dose: 'nine' }),
      lake.rowan.create({ _id: 'anybody', _type: 'person' }),
    ]) {
      await expect(attempt).rejects.toMatchObject({ statusCode: 403 });
    }
  });

  test('begins a review of what is published, and may approve it unchanged', async () => {
    const { id, draft } = await drafted();
    await lake.edith.delete(draft);
    const published = await lake.rowan.getDocument(id);
    if (!published) throw new Error('There is no monograph.');
    await lake.rowan.create({ ...published, _id: draft, review: { note: 'due' } });
    await approving(lake.rowan, 'u-reviewer', id).commit();
    await lake.rowan.action(publishing(id));
    expect(await doseOf(id)).toBe('one');
  });
});

test('the import writes and erases everything', async () => {
  await lake.importer.createOrReplace({ _id: 'imported', _type: 'monograph', dose: 'one' });
  await lake.importer.patch('imported').set({ dose: 'two' }).commit();
  await lake.importer.mutate([{ delete: { id: 'imported', purge: true } }]);
});
