import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTarget, type Target } from './target.ts';

let target: Target;
beforeAll(async () => {
  target = await openTarget();
});
afterAll(() => target.dispose());

describe('users', () => {
  it('learn who they are', async () => {
    expect(await target.client().users.getById('me')).toMatchObject({
      id: expect.any(String),
      name: expect.any(String),
      email: expect.any(String),
      provider: expect.any(String),
    });
  });

  it('learn who others are, as the author of a change is an id', async () => {
    const { id } = await target.client().users.getById('me');
    expect(await target.client().users.getById(id)).toMatchObject({
      id,
      displayName: expect.any(String),
      isCurrentUser: true,
      createdAt: expect.stringMatching(/Z$/),
    });
  });

  it('who do not exist are not found', async () => {
    await expect(target.client().users.getById('pNobody')).rejects.toMatchObject({
      statusCode: 404,
    });
  });
});

describe('projects', () => {
  it('are listed, and told by their id', async () => {
    const { projectId } = target;
    const client = target.client();
    expect(await client.projects.list()).toContainEqual(
      expect.objectContaining({ id: projectId, displayName: expect.any(String) }),
    );
    expect(await client.projects.getById(projectId)).toMatchObject({
      id: projectId,
      members: expect.any(Array),
      createdAt: expect.any(String),
    });
  });

  it('are not told to strangers', async () => {
    await expect(target.anonymous().projects.getById(target.projectId)).rejects.toMatchObject({
      statusCode: expect.toSatisfy((status) => status === 401 || status === 403),
    });
  });
});
