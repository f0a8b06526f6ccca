import type { Action } from '@sanity/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTarget, type Target } from './target.ts';

let target: Target;
beforeAll(async () => {
  target = await openTarget();
});
afterAll(() => target.dispose());

const act = (action: Action | Action[], options = {}) => target.client().action(action, options);
const both = (name: string) => ({
  publishedId: target.id(name),
  draftId: `drafts.${target.id(name)}`,
});
const contentOf = async (id: string) => (await target.client().getDocument(id))?.title;

async function having(name: string, forms: { published?: string; draft?: string }) {
  const { publishedId, draftId } = both(name);
  const transaction = target.client().transaction();
  const _type = target.type;
  if (forms.published) transaction.create({ _id: publishedId, _type, title: forms.published });
  if (forms.draft) transaction.create({ _id: draftId, _type, title: forms.draft });
  await transaction.commit();
  return { publishedId, draftId };
}

const create = (name: string, ifExists: 'fail' | 'ignore', title = 'new'): Action => {
  const { publishedId, draftId } = both(name);
  return {
    actionType: 'sanity.action.document.create',
    publishedId,
    attributes: { _id: draftId, _type: target.type, title },
    ifExists,
  };
};

const refusedWith = (...statuses: number[]) => ({
  statusCode: expect.toSatisfy((status) => statuses.includes(status)),
});

describe('create', () => {
  it('makes a draft', async () => {
    expect(await act(create('made', 'fail'))).toMatchObject({ transactionId: expect.any(String) });
    expect(await contentOf(both('made').draftId)).toBe('new');
    expect(await contentOf(both('made').publishedId)).toBeUndefined();
  });

  it('of one that exists fails or is ignored, as asked', async () => {
    await having('existing', { draft: 'old' });
    await expect(act(create('existing', 'fail'))).rejects.toMatchObject({
      statusCode: 409,
      details: { type: 'actionError', items: [{ error: { type: 'documentAlreadyExistsError' } }] },
    });
    await act(create('existing', 'ignore'));
    expect(await contentOf(both('existing').draftId)).toBe('old');
  });
});

describe('edit', () => {
  const edit = (name: string, title: string): Action => ({
    actionType: 'sanity.action.document.edit',
    ...both(name),
    patch: { set: { title } },
  });

  it('patches a draft', async () => {
    const { draftId } = await having('edited', { draft: 'old' });
    await act(edit('edited', 'new'));
    expect(await contentOf(draftId)).toBe('new');
  });

  it('of what has no draft makes one of what is published', async () => {
    const { draftId, publishedId } = await having('begun', { published: 'old' });
    await act(edit('begun', 'new'));
    expect(await contentOf(draftId)).toBe('new');
    expect(await contentOf(publishedId)).toBe('old');
  });

  it('of nothing is refused', async () => {
    await expect(act(edit('nothing', 'new'))).rejects.toMatchObject(refusedWith(400, 404, 409));
  });
});

describe('publish', () => {
  const publish = (name: string, more = {}): Action => ({
    actionType: 'sanity.action.document.publish',
    ...both(name),
    ...more,
  });

  it('puts the draft in place of what is published', async () => {
    const { draftId, publishedId } = await having('published', { published: 'old', draft: 'new' });
    await act(publish('published'));
    expect(await contentOf(publishedId)).toBe('new');
    expect(await contentOf(draftId)).toBeUndefined();
  });

  it('strengthens references that were weak until then', async () => {
    const { publishedId, draftId } = both('strengthened');
    const client = target.client();
    await client.create({ _id: target.id('to'), _type: target.type });
    const reference = { _type: 'reference', _ref: target.id('to'), _weak: true };
    const strong = { ...reference, _strengthenOnPublish: { type: target.type } };
    const weak = { ...reference, _strengthenOnPublish: { type: target.type, weak: true } };
    await client.create({ _id: draftId, _type: target.type, strong, weak });
    await act(publish('strengthened'));
    const published = await client.getDocument(publishedId);
    expect(published?.strong).toEqual({ _type: 'reference', _ref: target.id('to') });
    expect(published?.weak).toEqual(reference);
  });

  it('without a draft is refused', async () => {
    await having('undrafted', { published: 'old' });
    await expect(act(publish('undrafted'))).rejects.toMatchObject(refusedWith(400, 404, 409));
  });

  it('of another revision than expected is refused', async () => {
    await having('moved', { published: 'old', draft: 'new' });
    for (const expected of [{ ifDraftRevisionId: 'x' }, { ifPublishedRevisionId: 'x' }]) {
      await expect(act(publish('moved', expected))).rejects.toMatchObject({ statusCode: 409 });
    }
    const { draftId } = both('moved');
    const draft = await target.client().getDocument(draftId);
    await act(publish('moved', { ifDraftRevisionId: draft?._rev }));
    expect(await contentOf(both('moved').publishedId)).toBe('new');
  });
});

describe('unpublish', () => {
  const unpublish = (name: string): Action => ({
    actionType: 'sanity.action.document.unpublish',
    ...both(name),
  });

  it('makes a draft of what was published', async () => {
    const { draftId, publishedId } = await having('withdrawn', { published: 'old' });
    await act(unpublish('withdrawn'));
    expect(await contentOf(publishedId)).toBeUndefined();
    expect(await contentOf(draftId)).toBe('old');
  });

  it('leaves a draft that is there alone', async () => {
    const { draftId } = await having('drafted', { published: 'old', draft: 'new' });
    await act(unpublish('drafted'));
    expect(await contentOf(draftId)).toBe('new');
  });

  it('of what others refer to is refused', async () => {
    const { publishedId } = await having('referred', { published: 'old' });
    const to = { _type: 'reference', _ref: publishedId };
    await target.client().create({ _id: target.id('referrer'), _type: target.type, to });
    await expect(act(unpublish('referred'))).rejects.toMatchObject({ statusCode: 409 });
    expect(await contentOf(publishedId)).toBe('old');
  });

  it('of what is not published is refused', async () => {
    await having('never', { draft: 'new' });
    await expect(act(unpublish('never'))).rejects.toMatchObject(refusedWith(400, 404, 409));
  });
});

describe('discard', () => {
  it('takes the draft alone', async () => {
    const { draftId, publishedId } = await having('discarded', { published: 'old', draft: 'new' });
    await act({ actionType: 'sanity.action.document.discard', draftId });
    expect(await contentOf(draftId)).toBeUndefined();
    expect(await contentOf(publishedId)).toBe('old');
  });
});

describe('replaceDraft', () => {
  it('replaces the whole draft', async () => {
    const { draftId, publishedId } = await having('replaced', { draft: 'old' });
    await act({
      actionType: 'sanity.action.document.replaceDraft',
      publishedId,
      attributes: { _id: draftId, _type: target.type, other: 1 },
    });
    const draft = await target.client().getDocument(draftId);
    expect(draft).toMatchObject({ other: 1 });
    expect(draft).not.toHaveProperty('title');
  });
});

describe('delete', () => {
  const remove = (name: string, includeDrafts: string[]): Action => ({
    actionType: 'sanity.action.document.delete',
    publishedId: target.id(name),
    includeDrafts,
  });

  it('takes what is published and the drafts that are named', async () => {
    const { draftId, publishedId } = await having('gone', { published: 'old', draft: 'new' });
    await act(remove('gone', [draftId]));
    expect(await target.client().getDocuments([draftId, publishedId])).toEqual([null, null]);
  });

  it('of a draft that is not named is refused', async () => {
    const { publishedId } = await having('guarded', { published: 'old', draft: 'new' });
    await expect(act(remove('guarded', []))).rejects.toMatchObject(refusedWith(400, 409));
    expect(await contentOf(publishedId)).toBe('old');
  });
});

describe('several actions', () => {
  it('are done together or not at all, and say which failed', async () => {
    await having('together', { draft: 'new' });
    const publish = { actionType: 'sanity.action.document.publish' as const };
    const failing = act([
      { ...publish, ...both('together') },
      { ...publish, ...both('absent') },
    ]);
    await expect(failing).rejects.toMatchObject({ details: { items: [{ index: 1 }] } });
    expect(await contentOf(both('together').draftId)).toBe('new');
  });

  it('can be rehearsed, and can name their transaction', async () => {
    await act(create('dry', 'fail'), { dryRun: true });
    expect(await contentOf(both('dry').draftId)).toBeUndefined();
    const transactionId = target.id('action');
    expect(await act(create('named', 'fail'), { transactionId })).toMatchObject({ transactionId });
  });

  it.each([
    ['no list', { actions: {} }],
    ['no type', { actions: [{}] }],
    ['a type without its parts', { actions: [{ actionType: 'sanity.action.document.publish' }] }],
  ])('with %s are refused with 400', async (_, body) => {
    const response = await target.fetch(`/v2025-02-19/data/actions/${target.dataset}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toHaveProperty('error');
  });
});
