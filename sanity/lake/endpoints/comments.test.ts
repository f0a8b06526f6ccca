import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestLake, type TestLake } from '../testLake.ts';

const DATASETS = '/projects/test/datasets';
const ABOUT_PRODUCTION = { datasetProfile: 'comments', addonFor: 'production' };

let lake: TestLake;
beforeAll(async () => {
  lake = await startTestLake();
});
afterAll(() => lake.dispose());

function remark(id: string) {
  return { _id: id, _type: 'comment', message: 'Is this dose right?', status: 'open' };
}

describe('what people say about content', () => {
  it('has no place until somebody begins, and then stays in a dataset of its own', async () => {
    const editor = lake.as('editor');
    const ask = () => editor.request({ url: DATASETS, query: ABOUT_PRODUCTION });
    expect(await ask()).toEqual([]);
    const begin = () => editor.request({ url: '/comments/production/setup', method: 'POST' });
    expect(await begin()).toEqual({ datasetName: 'production-comments' });
    expect(await begin()).toEqual({ datasetName: 'production-comments' });
    expect(await ask()).toMatchObject([
      { name: 'production-comments', datasetProfile: 'comments', addonFor: 'production' },
    ]);
  });

  it('is written, answered and resolved by reviewers too, who may not touch the content', async () => {
    const dataset = 'production-comments';
    const [editor, reviewer] = [lake.as('editor', { dataset }), lake.as('reviewer', { dataset })];
    await editor.create(remark('asked-by-editor'));
    await reviewer.create(remark('asked-by-reviewer'));
    await reviewer.patch('asked-by-editor').set({ status: 'resolved' }).commit();
    expect(await reviewer.fetch('*[_type == "comment"] | order(_id) {_id, status}')).toEqual([
      { _id: 'asked-by-editor', status: 'resolved' },
      { _id: 'asked-by-reviewer', status: 'open' },
    ]);
    await expect(lake.as('reviewer').create(remark('on-the-page'))).rejects.toMatchObject({
      statusCode: 403,
    });
  });

  it('is told to a Studio as allowed, or it would show a reviewer tasks that cannot be changed', async () => {
    const url = `${DATASETS}/production-comments/acl`;
    expect(await lake.as('reviewer').request({ url })).toEqual([
      { filter: 'true', permissions: ['read', 'create', 'update', 'history'] },
    ]);
  });

  it('may mention everybody who may read: a Studio asks for the members of each role', async () => {
    const query = '*[_type == "system.group" && "u-reviewer" in members]{_id, members, grants}';
    const [group, ...others] = await lake.as('reviewer').fetch(query);
    expect(others).toEqual([]);
    expect(group).toMatchObject({ _id: '_.groups.reviewer', members: ['u-reviewer'] });
    expect(group.grants[0]).toMatchObject({ filter: 'true', permissions: ['read', 'history'] });
    expect(await lake.anonymous().fetch(query)).toEqual([]);
  });

  it('is not for strangers', async () => {
    const stranger = lake.anonymous({ dataset: 'production-comments' });
    await expect(stranger.fetch('*')).rejects.toMatchObject({ statusCode: 401 });
    await expect(
      lake.anonymous().request({ url: '/comments/production/setup', method: 'POST' }),
    ).rejects.toMatchObject({ statusCode: 401 });
  });
});
