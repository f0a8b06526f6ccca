import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTarget, type Target } from './target.ts';

let target: Target;
beforeAll(async () => {
  target = await openTarget();
});
afterAll(() => target.dispose());

const named = (name: string) => `r${target.type.replace('conformance_', '')}${name}`;
const release = (name: string) => target.client().releases.get({ releaseId: named(name) });
const titleOf = async (name: string) => (await target.client().getDocument(target.id(name)))?.title;

/** A release with a version of a published document of the same name. */
async function prepared(name: string): Promise<string> {
  const releaseId = named(name);
  const publishedId = target.id(name);
  const client = target.client();
  await client.create({ _id: publishedId, _type: target.type, title: 'now' });
  await client.releases.create({ releaseId, metadata: { title: name, releaseType: 'asap' } });
  const document = { _type: target.type, title: 'then' };
  await client.createVersion({ document, releaseId, publishedId });
  return releaseId;
}

// Through another perspective than raw, versions of a release are not there to be listed.
const versionsIn = async (releaseId: string) => {
  const { releases } = target.client({ perspective: 'raw' });
  return (await releases.fetchDocuments({ releaseId })).result;
};

const becomes = (name: string, state: string) =>
  expect.poll(async () => (await release(name))?.state, { timeout: 20_000 }).toBe(state);

describe('a release', () => {
  it('is created and edited', async () => {
    const releaseId = named('edited');
    const { releases } = target.client();
    await releases.create({ releaseId, metadata: { title: 'Spring', releaseType: 'undecided' } });
    expect(await release('edited')).toMatchObject({
      _id: `_.releases.${releaseId}`,
      _type: 'system.release',
      name: releaseId,
      state: 'active',
      metadata: { title: 'Spring', releaseType: 'undecided' },
    });
    await releases.edit({ releaseId, patch: { set: { 'metadata.title': 'Summer' } } });
    expect((await release('edited'))?.metadata.title).toBe('Summer');
    const again = releases.create({ releaseId, metadata: { title: 'Again' } });
    await expect(again).rejects.toMatchObject({ statusCode: 409 });
  });

  it('lists its versions', async () => {
    const releaseId = await prepared('listed');
    expect(await versionsIn(releaseId)).toMatchObject([{ title: 'then' }]);
  });

  it('is published: its versions take the place of what is published', async () => {
    const releaseId = await prepared('published');
    await target.client().releases.publish({ releaseId });
    await becomes('published', 'published');
    expect(await titleOf('published')).toBe('then');
    const version = `versions.${releaseId}.${target.id('published')}`;
    expect(await target.client().getDocument(version)).toBeUndefined();
  });

  it('is archived, brought back and deleted', async () => {
    const releaseId = await prepared('archived');
    const { releases } = target.client();
    await releases.archive({ releaseId });
    await becomes('archived', 'archived');
    await releases.unarchive({ releaseId });
    await becomes('archived', 'active');
    expect(await versionsIn(releaseId)).toHaveLength(1);
    await expect(releases.delete({ releaseId })).rejects.toMatchObject({
      statusCode: expect.toSatisfy((status) => status === 400 || status === 409),
    });
    await releases.archive({ releaseId });
    await becomes('archived', 'archived');
    await releases.delete({ releaseId });
    expect(await release('archived')).toBeUndefined();
    expect(await titleOf('archived')).toBe('now');
  });

  it('is scheduled, locked meanwhile, and taken back', async () => {
    const releaseId = await prepared('scheduled');
    const { releases } = target.client();
    await releases.schedule({ releaseId, publishAt: '2099-01-01T00:00:00.000Z' });
    await becomes('scheduled', 'scheduled');
    const version = `versions.${releaseId}.${target.id('scheduled')}`;
    const changing = target.client().patch(version).set({ title: 'late' }).commit();
    await expect(changing).rejects.toMatchObject({
      statusCode: expect.toSatisfy((status) => status === 400 || status === 409),
    });
    await releases.unschedule({ releaseId });
    await becomes('scheduled', 'active');
    await target.client().patch(version).set({ title: 'later' }).commit();
  });

  it('that is not there cannot be acted upon', async () => {
    const { releases } = target.client();
    for (const action of [releases.publish, releases.archive, releases.delete]) {
      const acting = action.call(releases, { releaseId: named('nowhere') });
      await expect(acting).rejects.toMatchObject({
        statusCode: expect.toSatisfy((status) => [400, 404, 409].includes(status)),
      });
    }
  });
});
