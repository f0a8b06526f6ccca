import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasViewer, isLocal, openTarget, type Target } from './target.ts';

let target: Target;
beforeAll(async () => {
  target = await openTarget();
});
afterAll(() => target.dispose());

describe('datasets', () => {
  it('are listed', async () => {
    expect(await target.client().datasets.list()).toContainEqual(
      expect.objectContaining({ name: target.dataset, aclMode: expect.any(String) }),
    );
  });

  // A hosted plan allows few datasets, and making one takes another token than writing content.
  it.runIf(isLocal)('are made, opened and closed to strangers, and deleted', async () => {
    const name = `conformance-${randomBytes(4).toString('hex')}`;
    const { datasets } = target.client();
    expect(await datasets.create(name, { aclMode: 'private' })).toMatchObject({
      datasetName: name,
      aclMode: 'private',
    });
    await expect(datasets.create(name)).rejects.toMatchObject({ statusCode: 409 });
    await target.client({ dataset: name }).create({ _id: 'a', _type: 'a' });
    const stranger = target.anonymous({ dataset: name });
    await expect(stranger.fetch('*')).rejects.toMatchObject({ statusCode: 401 });
    await datasets.edit(name, { aclMode: 'public' });
    expect(await stranger.fetch('*[]._id')).toEqual(['a']);
    await datasets.edit(name, { aclMode: 'private' });
    await expect(stranger.fetch('*')).rejects.toMatchObject({ statusCode: 401 });
    expect(await datasets.delete(name)).toEqual({ deleted: true });
    await expect(stranger.fetch('*')).rejects.toMatchObject({ statusCode: 404 });
    await expect(datasets.delete(name)).rejects.toMatchObject({ statusCode: 404 });
    await datasets.create(name);
    expect(await stranger.fetch('*')).toEqual([]);
    await datasets.delete(name);
  });

  it.runIf(hasViewer)('are not made by everybody', async () => {
    for (const client of [target.viewer(), target.anonymous()]) {
      await expect(client.datasets.create('not-for-you')).rejects.toMatchObject({
        statusCode: expect.toSatisfy((status) => status === 401 || status === 403),
      });
    }
  });
});
