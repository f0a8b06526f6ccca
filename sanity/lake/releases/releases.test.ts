import type { ReleaseDocument } from '@sanity/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestLake, type TestLake } from '../testLake.ts';

let lake: TestLake;
beforeAll(async () => {
  lake = await startTestLake();
});
afterAll(() => lake.dispose());

const client = () => lake.as('editor');
const release = (releaseId: string) => client().releases.get({ releaseId });
const FAR_OFF = '2099-01-01T10:00:00.000Z';

/** A release with a version of a published document, titled "Later" instead of "Now". */
async function prepared(releaseId: string, publishedId: string) {
  await client().create({ _id: publishedId, _type: 'post', title: 'Now' });
  await client().releases.create({ releaseId, metadata: { title: 'Spring' } });
  await client().createVersion({ releaseId, publishedId, baseId: publishedId });
  await client().patch(`versions.${releaseId}.${publishedId}`).set({ title: 'Later' }).commit();
}

const titleOf = (id: string) => client().fetch('*[_id == $id][0].title', { id });

describe('a release', () => {
  it('begins active, with what was said about it', async () => {
    const { releaseId } = await client().releases.create({
      releaseId: 'fresh',
      metadata: { title: 'Fresh', releaseType: 'asap' },
    });
    expect(await release(releaseId)).toMatchObject({
      _id: '_.releases.fresh',
      _type: 'system.release',
      name: 'fresh',
      state: 'active',
      metadata: { title: 'Fresh', releaseType: 'asap' },
    });
    await client().releases.edit({
      releaseId,
      patch: { set: { metadata: { title: 'Fresher', releaseType: 'undecided' } } },
    });
    expect((await release(releaseId))?.metadata).toEqual({
      title: 'Fresher',
      releaseType: 'undecided',
    });
  });

  it('lends its name to nobody else, not even when it is gone', async () => {
    const named = { releaseId: 'once', metadata: {} };
    await client().releases.create(named);
    await expect(client().releases.create(named)).rejects.toMatchObject({ statusCode: 409 });
    await client().releases.archive({ releaseId: 'once' });
    await client().releases.delete({ releaseId: 'once' });
    expect(await release('once')).toBeUndefined();
    await expect(client().releases.create(named)).rejects.toMatchObject({
      statusCode: 409,
      details: { items: [{ error: { type: 'documentAlreadyExistsError' } }] },
    });
    const reserved = client().releases.create({ releaseId: 'drafts', metadata: {} });
    await expect(reserved).rejects.toMatchObject({ statusCode: 400 });
  });

  it('publishes its versions together, in one transaction', async () => {
    await prepared('together', 'one');
    await client().createVersion({
      releaseId: 'together',
      publishedId: 'two',
      document: { _type: 'post', title: 'New', next: { _ref: 'one', _type: 'reference' } },
    });
    await client().releases.publish({ releaseId: 'together' });
    const [one, two, version] = await client().getDocuments([
      'one',
      'two',
      'versions.together.one',
    ]);
    expect(one).toMatchObject({ title: 'Later' });
    expect(one?._rev).toBe(two?._rev);
    expect(one).not.toHaveProperty('_system');
    expect(version).toBeNull();
    expect(await release('together')).toMatchObject({
      state: 'published',
      publishedAt: one?._updatedAt,
      finalDocumentStates: [
        { id: 'versions.together.one', _key: expect.any(String) },
        { id: 'versions.together.two', _key: expect.any(String) },
      ],
    });
  });

  it('takes down what is marked for it, and leaves editors a draft', async () => {
    await client().create({ _id: 'outdated', _type: 'post', title: 'Old' });
    await client().releases.create({ releaseId: 'tidying', metadata: {} });
    await client().unpublishVersion({ releaseId: 'tidying', publishedId: 'outdated' });
    const seen = client().withConfig({ perspective: ['tidying'] });
    expect(await seen.fetch('*[_id == "outdated"]')).toEqual([]);
    await client().releases.publish({ releaseId: 'tidying' });
    expect(await titleOf('outdated')).toBeNull();
    expect(await client().getDocument('drafts.outdated')).toMatchObject({ title: 'Old' });
    expect(await client().getDocument('versions.tidying.outdated')).toBeUndefined();
  });

  it('publishes nothing if something in it cannot be', async () => {
    await prepared('broken', 'whole');
    await client().createVersion({
      releaseId: 'broken',
      publishedId: 'leading-nowhere',
      document: {
        _type: 'post',
        next: {
          _ref: 'missing',
          _type: 'reference',
          _weak: true,
          _strengthenOnPublish: { type: 'post' },
        },
      },
    });
    await expect(client().releases.publish({ releaseId: 'broken' })).rejects.toMatchObject({
      statusCode: 409,
      details: { items: [{ error: { type: 'documentReferencesNonExistentDocumentError' } }] },
    });
    expect(await titleOf('whole')).toBe('Now');
    expect(await release('broken')).toMatchObject({ state: 'active' });
  });

  it('gives its versions back when it returns from the archive', async () => {
    await prepared('archived', 'kept');
    await client().releases.archive({ releaseId: 'archived' });
    expect(await release('archived')).toMatchObject({
      state: 'archived',
      finalDocumentStates: [{ id: 'versions.archived.kept' }],
    });
    expect(await client().getDocument('versions.archived.kept')).toBeUndefined();
    await client().releases.unarchive({ releaseId: 'archived' });
    expect(await release('archived')).toMatchObject({ state: 'active', finalDocumentStates: null });
    expect(await client().getDocument('versions.archived.kept')).toMatchObject({ title: 'Later' });
  });

  it('locks its versions while it is scheduled', async () => {
    await prepared('locked', 'fixed');
    await client().releases.schedule({ releaseId: 'locked', publishAt: FAR_OFF });
    expect(await release('locked')).toMatchObject({ state: 'scheduled', publishAt: FAR_OFF });
    const version = 'versions.locked.fixed';
    const changes = [
      client().patch(version).set({ title: 'Much later' }).commit(),
      client().delete(version),
      client().createVersion({
        releaseId: 'locked',
        publishedId: 'added',
        document: { _type: 'post' },
      }),
    ];
    for (const outcome of await Promise.allSettled(changes)) {
      expect(outcome).toMatchObject({
        status: 'rejected',
        reason: {
          statusCode: 409,
          details: { items: [{ error: { type: 'documentLockedError' } }] },
        },
      });
    }
    await client().releases.unschedule({ releaseId: 'locked' });
    expect(await release('locked')).toMatchObject({ state: 'active', publishAt: null });
    await client().patch(version).set({ title: 'Much later' }).commit();
  });

  it('refuses what its state does not allow', async () => {
    await prepared('done', 'settled');
    await client().releases.publish({ releaseId: 'done' });
    const { releases } = client();
    const refused = [
      releases.publish({ releaseId: 'done' }),
      releases.archive({ releaseId: 'done' }),
      releases.schedule({ releaseId: 'done', publishAt: FAR_OFF }),
      releases.unschedule({ releaseId: 'done' }),
      releases.edit({ releaseId: 'done', patch: { set: { metadata: {} } } }),
      releases.delete({ releaseId: 'locked' }),
    ];
    for (const outcome of await Promise.allSettled(refused)) {
      expect(outcome).toMatchObject({
        status: 'rejected',
        reason: {
          statusCode: 409,
          details: { items: [{ error: { type: 'invalidReleaseStateError' } }] },
        },
      });
    }
    await expect(releases.publish({ releaseId: 'unknown' })).rejects.toMatchObject({
      statusCode: 409,
      details: { items: [{ error: { type: 'documentNotFoundError' } }] },
    });
  });

  it('is edited in its metadata alone', async () => {
    await client().releases.create({ releaseId: 'plain', metadata: {} });
    for (const set of [{ state: 'published' }, { metadata: { releaseType: 'whenever' } }]) {
      const edit = client().releases.edit({ releaseId: 'plain', patch: { set } });
      await expect(edit).rejects.toMatchObject({ statusCode: 400 });
    }
  });

  it('answers a rehearsal without changing anything', async () => {
    await prepared('rehearsed', 'untouched');
    await client().releases.publish({ releaseId: 'rehearsed' }, { dryRun: true });
    expect(await release('rehearsed')).toMatchObject({ state: 'active' });
    const viewer = lake.as('viewer').releases.publish({ releaseId: 'rehearsed' }, { dryRun: true });
    await expect(viewer).rejects.toMatchObject({
      statusCode: 403,
      details: { items: [{ error: { type: 'insufficientPermissionsError' } }] },
    });
  });

  it('is imported as it was, though never as scheduled', async () => {
    const attributes = {
      _id: '_.releases.imported',
      _type: 'system.release',
      name: 'imported',
      state: 'scheduled',
      publishAt: '2020-01-01T00:00:00.000Z',
      metadata: { title: 'From elsewhere', releaseType: 'scheduled' },
    };
    const action = {
      actionType: 'sanity.action.release.import' as const,
      releaseId: 'imported',
      attributes,
    };
    await client().action({ ...action, ifExists: 'fail' });
    expect(await release('imported')).toMatchObject({
      state: 'active',
      publishAt: null,
      metadata: { title: 'From elsewhere' },
    });
    await expect(client().action({ ...action, ifExists: 'fail' })).rejects.toMatchObject({
      statusCode: 409,
    });
    await client().action({ ...action, ifExists: 'ignore' });
    const replacing = { ...attributes, state: 'archived' };
    await client().action({ ...action, attributes: replacing, ifExists: 'replace' });
    expect(await release('imported')).toMatchObject({ state: 'archived' });
  });

  it('is not mixed with documents in one request', async () => {
    const mixed = client().action([
      { actionType: 'sanity.action.release.create', releaseId: 'mixed' },
      { actionType: 'sanity.action.document.version.discard', versionId: 'drafts.one' },
    ]);
    await expect(mixed).rejects.toMatchObject({ statusCode: 400 });
  });
});

describe('queries', () => {
  it('know releases and what belongs to them', async () => {
    await prepared('asked', 'member');
    const all = await client().fetch<ReleaseDocument[]>(
      'releases::all()',
      {},
      { perspective: 'raw' },
    );
    expect(all.map(({ name }) => name)).toContain('asked');
    const raw = client().withConfig({ perspective: 'raw' });
    const { result } = await raw.releases.fetchDocuments({ releaseId: 'asked' });
    expect(result.map(({ _id }) => _id)).toEqual(['versions.asked.member']);
    const versions = '*[sanity::versionOf("member")]._id';
    expect(await raw.fetch(versions)).toEqual(['member', 'versions.asked.member']);
    const stacked = client().withConfig({ perspective: ['asked', 'drafts'] });
    expect(await stacked.fetch('*[_id == "member"][0].title')).toBe('Later');
  });
});

describe('versions', () => {
  it('remember what they were made from', async () => {
    const { _rev: rev } = await client().create({ _id: 'base', _type: 'post' });
    await client().releases.create({ releaseId: 'derived', metadata: {} });
    const from = { releaseId: 'derived', publishedId: 'base', baseId: 'base' };
    const stale = client().createVersion({ ...from, ifBaseRevisionId: 'another' });
    await expect(stale).rejects.toMatchObject({ statusCode: 409 });
    await client().createVersion({ ...from, ifBaseRevisionId: rev });
    expect(await client().getDocument('versions.derived.base')).toMatchObject({
      _system: { base: { id: 'base', rev } },
    });
  });

  it('must belong to the document they are said to', async () => {
    const wrong = client().action({
      actionType: 'sanity.action.document.version.create',
      publishedId: 'base',
      document: { _id: 'versions.derived.other', _type: 'post' },
    });
    await expect(wrong).rejects.toMatchObject({ statusCode: 400 });
  });

  it('are published with their release, not alone', async () => {
    await prepared('whole', 'part');
    const alone = client().action({
      actionType: 'sanity.action.document.publish',
      publishedId: 'part',
      draftId: 'versions.whole.part',
    });
    await expect(alone).rejects.toMatchObject({ statusCode: 400 });
    const kept = client().action({
      actionType: 'sanity.action.document.delete',
      publishedId: 'part',
      includeDrafts: [],
    });
    await expect(kept).rejects.toMatchObject({ statusCode: 409 });
    await client().action({
      actionType: 'sanity.action.document.delete',
      publishedId: 'part',
      includeDrafts: ['versions.whole.part'],
    });
    expect(await client().getDocument('versions.whole.part')).toBeUndefined();
  });
});
