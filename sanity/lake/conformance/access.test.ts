import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { API_VERSION, hasViewer, openTarget, type Target } from './target.ts';

let target: Target;
beforeAll(async () => {
  target = await openTarget();
  const { type, id } = target;
  await target
    .client()
    .transaction()
    .create({ _id: id('shown'), _type: type })
    .create({ _id: `drafts.${id('hidden')}`, _type: type })
    .commit();
});
afterAll(() => target.dispose());

const REFUSED = {
  statusCode: 403,
  details: {
    type: 'mutationError',
    items: [{ error: { type: 'insufficientPermissionsError' } }],
  },
};

describe('a stranger', () => {
  it('reads what is published in a public dataset, and no more', async () => {
    const found = await target
      .anonymous({ perspective: 'raw' })
      .fetch('*[_type == $type]._id', { type: target.type });
    expect(found).toEqual([target.id('shown')]);
  });

  it('changes nothing, and is told as Sanity tells it', async () => {
    const stranger = target.anonymous();
    await expect(stranger.create({ _type: target.type })).rejects.toMatchObject(REFUSED);
    await expect(stranger.delete(target.id('shown'))).rejects.toMatchObject(REFUSED);
    const patching = stranger.patch(target.id('shown')).set({ a: 1 }).commit();
    await expect(patching).rejects.toMatchObject(REFUSED);
    await expect(patching).rejects.toThrow(/Insufficient permissions; permission "\w+" required/);
  });
});

describe('a token', () => {
  it('that nobody knows is refused, also for what strangers may read', async () => {
    const wrong = target.client({ token: 'skNobodyKnowsThisToken' });
    await expect(wrong.fetch('1')).rejects.toMatchObject({
      statusCode: 401,
      response: { body: { statusCode: 401, error: 'Unauthorized', message: expect.any(String) } },
    });
  });

  it('may also be sent with a single request', async () => {
    const response = await target.fetch(`/v${API_VERSION}/data/query/${target.dataset}?query=1`, {
      headers: { Authorization: 'Bearer wrong' },
      token: null,
    });
    expect(response.status).toBe(401);
  });
});

describe('a viewer', () => {
  it.runIf(hasViewer)('reads drafts and changes nothing', async () => {
    const viewer = target.viewer();
    expect(await viewer.getDocument(`drafts.${target.id('hidden')}`)).toBeDefined();
    await expect(viewer.create({ _type: target.type })).rejects.toMatchObject(REFUSED);
    await expect(viewer.delete(target.id('shown'))).rejects.toMatchObject(REFUSED);
    const publish = viewer.action({
      actionType: 'sanity.action.document.publish',
      draftId: `drafts.${target.id('hidden')}`,
      publishedId: target.id('hidden'),
    });
    await expect(publish).rejects.toMatchObject({ statusCode: 403 });
  });

  it.runIf(hasViewer)('is told which mutation of several it may not do', async () => {
    const several = target
      .viewer()
      .transaction()
      .createIfNotExists({ _id: target.id('shown'), _type: target.type })
      .create({ _id: target.id('more'), _type: target.type });
    await expect(several.commit()).rejects.toMatchObject({
      statusCode: 403,
      details: { items: [{ index: 1 }] },
    });
  });
});
