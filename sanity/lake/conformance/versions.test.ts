import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTarget, type Target } from './target.ts';

let target: Target;
let releaseId: string;
beforeAll(async () => {
  target = await openTarget();
  releaseId = `r${target.type.replace('conformance_', '')}v`;
  await target.client().releases.create({ releaseId, metadata: { title: 'Versions' } });
});
afterAll(() => target.dispose());

const versionOf = (name: string) => `versions.${releaseId}.${target.id(name)}`;
const made = (name: string) =>
  target.client().create({ _id: target.id(name), _type: target.type, title: 'published' });
const found = (name: string) => target.client().getDocument(versionOf(name));

describe('versions of documents in a release', () => {
  it('are created from content', async () => {
    const document = { _type: target.type, title: 'version' };
    await target.client().createVersion({ document, releaseId, publishedId: target.id('fresh') });
    expect(await found('fresh')).toMatchObject({ title: 'version' });
    const again = target
      .client()
      .createVersion({ document, releaseId, publishedId: target.id('fresh') });
    await expect(again).rejects.toMatchObject({ statusCode: 409 });
  });

  it('are created from what is published, at the revision expected', async () => {
    const { _rev } = await made('based');
    const publishedId = target.id('based');
    const base = { releaseId, publishedId, baseId: publishedId };
    const late = target.client().createVersion({ ...base, ifBaseRevisionId: 'another' });
    await expect(late).rejects.toMatchObject({ statusCode: 409 });
    await target.client().createVersion({ ...base, ifBaseRevisionId: _rev });
    expect(await found('based')).toMatchObject({ title: 'published' });
  });

  it('are replaced whole', async () => {
    const publishedId = target.id('replaced');
    const client = target.client();
    const document = { _type: target.type, a: 1 };
    await client.createVersion({ document, releaseId, publishedId });
    await client.replaceVersion({ document: { _type: target.type, b: 2 }, releaseId, publishedId });
    const version = await found('replaced');
    expect(version).toMatchObject({ b: 2 });
    expect(version).not.toHaveProperty('a');
  });

  it('are discarded, and what is published stays', async () => {
    await made('discarded');
    const publishedId = target.id('discarded');
    const client = target.client();
    await client.createVersion({ releaseId, publishedId, baseId: publishedId });
    await client.discardVersion({ releaseId, publishedId });
    expect(await found('discarded')).toBeUndefined();
    expect(await client.getDocument(publishedId)).toBeDefined();
    await expect(client.discardVersion({ releaseId, publishedId })).rejects.toMatchObject({
      statusCode: expect.toSatisfy((status) => [400, 404, 409].includes(status)),
    });
  });

  it('can be marked to take their document down', async () => {
    await made('leaving');
    const publishedId = target.id('leaving');
    const client = target.client();
    await client.createVersion({ releaseId, publishedId, baseId: publishedId });
    await client.unpublishVersion({ releaseId, publishedId });
    const ids = (perspective: string[]) =>
      client.fetch('*[_id == $id]._id', { id: publishedId }, { perspective });
    expect(await ids([releaseId])).toEqual([]);
    expect(await ids(['published'])).toEqual([publishedId]);
  });
});
