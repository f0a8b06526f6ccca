import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestLake, type TestLake } from '../testLake.ts';

let lake: TestLake;
beforeAll(async () => {
  lake = await startTestLake({
    projects: [
      {
        id: 'test',
        datasets: [{ name: 'production' }, { name: 'hidden', aclMode: 'private' }],
      },
    ],
    roles: [
      {
        name: 'novelist',
        grants: [{ filter: '_type == "novel"', permissions: ['read', 'create', 'update'] }],
      },
      {
        name: 'neighbour',
        grants: [
          {
            filter: 'geo::distance(place, geo::latLng(59.9, 10.7)) < 10000',
            permissions: ['read'],
          },
        ],
      },
    ],
    tokens: [
      { token: 'token-of-administrator', label: 'A', roles: ['administrator'] },
      { token: 'token-of-editor', label: 'E', roles: ['editor'] },
      { token: 'token-of-viewer', label: 'V', roles: ['viewer'] },
      { token: 'token-of-reviewer', label: 'R', roles: ['reviewer'] },
      { token: 'token-of-novelist', label: 'N', roles: ['novelist'] },
      { token: 'token-of-neighbour', label: 'B', roles: ['neighbour'] },
    ],
    corsOrigins: ['https://example.org'],
  });
  await lake
    .as('editor')
    .transaction()
    .create({ _id: 'shown', _type: 'novel' })
    .create({ _id: 'poem', _type: 'poem', novel: { _type: 'reference', _ref: 'shown' } })
    .create({ _id: 'drafts.shown', _type: 'novel' })
    .create({ _id: 'versions.r1.shown', _type: 'novel' })
    .create({ _id: 'some.path', _type: 'novel' })
    .commit();
});
afterAll(() => lake.dispose());

describe('a stranger', () => {
  it.each(['raw', 'published', 'drafts', ['r1', 'drafts']] as const)(
    'sees published documents only, in the perspective %s',
    async (perspective) => {
      const options = {
        perspective: typeof perspective === 'string' ? perspective : [...perspective],
      };
      const found = await lake.anonymous().fetch('*[]{_id, _originalId}', {}, options);
      const ids = found.map(
        (each: { _id: string; _originalId?: string }) => each._originalId ?? each._id,
      );
      expect(ids).toEqual(['poem', 'shown']);
    },
  );

  it('is not even told that a draft exists', async () => {
    const path = '/v2025-02-19/data/doc/production/drafts.shown,shown,versions.r1.shown,none';
    const body = await (await fetch(lake.url + path)).json();
    expect(body.documents.map((document: { _id: string }) => document._id)).toEqual(['shown']);
    expect(body.omitted).toEqual([
      { id: 'drafts.shown', reason: 'existence' },
      { id: 'versions.r1.shown', reason: 'existence' },
      { id: 'none', reason: 'existence' },
    ]);
    expect(await lake.anonymous().getDocument('shown', { includeAllVersions: true })).toHaveLength(
      1,
    );
    const versions = '/v2025-02-19/data/doc/production/shown?includeAllVersions=true';
    expect(await (await fetch(lake.url + versions)).text()).not.toContain('drafts.');
  });

  it('may change nothing', async () => {
    const stranger = lake.anonymous();
    const refusal = {
      statusCode: 403,
      details: { items: [{ error: { type: 'insufficientPermissionsError' } }] },
    };
    await expect(stranger.create({ _type: 'novel' })).rejects.toMatchObject(refusal);
    // Nor does a refusal tell whether there is such a draft.
    const guessing = stranger.patch('drafts.nowhere').set({ a: 1 }).commit();
    await expect(guessing).rejects.toMatchObject(refusal);
    const publish = {
      actionType: 'sanity.action.document.publish' as const,
      draftId: 'drafts.shown',
      publishedId: 'shown',
    };
    await expect(stranger.action(publish)).rejects.toMatchObject(refusal);
    await expect(stranger.assets.upload('file', Buffer.from('x'))).rejects.toMatchObject({
      statusCode: 401,
    });
  });

  it('does not enter a private dataset', async () => {
    const stranger = lake.anonymous({ dataset: 'hidden' });
    await expect(stranger.fetch('*')).rejects.toMatchObject({ statusCode: 401 });
    expect(await lake.as('viewer', { dataset: 'hidden' }).fetch('*')).toEqual([]);
  });

  it('with a token that is not valid is turned away, in words a page may read', async () => {
    const response = await fetch(`${lake.url}/v1/users/me`, {
      headers: { Authorization: 'Bearer wrong', Origin: 'http://localhost:3000' },
    });
    expect(response.status).toBe(401);
    expect(response.headers.get('access-control-allow-origin')).toBe('http://localhost:3000');
  });
});

describe('roles', () => {
  it('viewers read drafts and write nothing', async () => {
    const viewer = lake.as('viewer');
    expect(await viewer.getDocument('drafts.shown')).toBeDefined();
    await expect(viewer.create({ _type: 'novel' })).rejects.toMatchObject({ statusCode: 403 });
    await expect(viewer.delete('poem')).rejects.toMatchObject({ statusCode: 403 });
  });

  it('reviewers write the secrets of previews and nothing else', async () => {
    const reviewer = lake.as('reviewer');
    await reviewer.create({ _id: 'drafts.secret', _type: 'sanity.previewUrlSecret', secret: 'x' });
    await expect(reviewer.create({ _type: 'novel' })).rejects.toMatchObject({ statusCode: 403 });
    const smuggling = reviewer
      .transaction()
      .delete('drafts.secret')
      .create({ _id: 'drafts.secret', _type: 'novel' });
    await expect(smuggling.commit()).rejects.toMatchObject({ statusCode: 403 });
    const whole = reviewer
      .transaction()
      .create({ _id: 'drafts.other', _type: 'sanity.previewUrlSecret' })
      .patch('shown', { set: { changed: true } });
    await expect(whole.commit()).rejects.toMatchObject({ statusCode: 403 });
    expect(await reviewer.getDocument('drafts.other')).toBeUndefined();
  });

  it('whose grants have a filter see and change what it lets through', async () => {
    const novelist = lake.anonymous({ token: 'token-of-novelist' });
    expect(await novelist.fetch('*[]._id')).toEqual(['shown', 'some.path']);
    expect(await novelist.fetch('*[_id == "poem"]')).toEqual([]);
    await novelist.create({ _id: 'mine', _type: 'novel' });
    await expect(novelist.create({ _type: 'poem' })).rejects.toMatchObject({ statusCode: 403 });
    const turning = novelist.transaction().delete('mine').create({ _id: 'mine', _type: 'poem' });
    await expect(turning.commit()).rejects.toMatchObject({ statusCode: 403 });
    expect(await novelist.getDocument('poem')).toBeUndefined();
  });

  it('are told to a Studio as grants', async () => {
    const url = '/projects/test/datasets/production/acl';
    const grants = await lake.as('reviewer').request({ url });
    expect(grants).toContainEqual({
      filter: '_type in ["sanity.previewUrlSecret", "sanity.previewUrlShareAccess"]',
      permissions: ['create', 'update'],
    });
  });
});

describe('signing in', () => {
  const page = () => `${lake.url}/v1/auth/login/lake`;

  it('is offered by one provider, whose page lets a person choose', async () => {
    const { providers } = await lake.anonymous().request({ url: '/auth/providers' });
    expect(providers).toMatchObject([{ url: page() }]);
    const html = await (await fetch(`${page()}?origin=http://localhost:3000/studio`)).text();
    expect(html).toContain('Edith Editor');
    expect(html).toContain('Rowan Reviewer');
  });

  async function signIn(user: string, origin = 'http://localhost:3000/studio'): Promise<Response> {
    const body = new URLSearchParams({ user, origin });
    return fetch(page(), { method: 'POST', body, redirect: 'manual' });
  }

  async function tokenOf(user: string): Promise<string> {
    const location = (await signIn(user)).headers.get('location') ?? '';
    return new URL(location).hash.replace('#token=', '');
  }

  it('returns to the Studio with a token that holds until signing out', async () => {
    const response = await signIn('u-reviewer');
    expect(response.status).toBe(303);
    const location = response.headers.get('location') ?? '';
    expect(location).toMatch(/^http:\/\/localhost:3000\/studio#token=.{32,}$/);
    const token = await tokenOf('u-reviewer');
    const reviewer = lake.anonymous({ token });
    expect(await reviewer.users.getById('me')).toMatchObject({
      id: 'u-reviewer',
      name: 'Rowan Reviewer',
      roles: [{ name: 'reviewer', title: 'Reviewer' }],
    });
    expect(await reviewer.request({ url: '/auth/id' })).toEqual({ id: 'u-reviewer' });
    await expect(reviewer.create({ _type: 'novel' })).rejects.toMatchObject({ statusCode: 403 });
    await reviewer.request({ url: '/auth/logout', method: 'POST' });
    await expect(reviewer.fetch('*')).rejects.toMatchObject({ statusCode: 401 });
  });

  it('never hands a token to a page elsewhere', async () => {
    for (const origin of [
      'https://evil.example/',
      'javascript:alert(1)',
      'http://localhost.evil.example/',
      '',
    ]) {
      expect((await signIn('u-editor', origin)).status).toBe(400);
    }
    expect((await signIn('u-editor', 'https://example.org/studio')).status).toBe(303);
  });

  it('never hands a token to a page whose name was led to this machine', async () => {
    const body = new URLSearchParams({ user: 'u-editor', origin: 'http://evil.example:3333/' });
    const { port } = new URL(lake.url);
    const status = await new Promise((resolve, reject) => {
      const headers = {
        Host: 'evil.example:3333',
        Origin: 'http://evil.example:3333',
        'Content-Type': 'application/x-www-form-urlencoded',
      };
      const sent = request({ port, path: '/v1/auth/login/lake', method: 'POST', headers });
      sent.on('response', (response) => resolve(response.statusCode)).on('error', reject);
      sent.end(body.toString());
    });
    expect(status).toBe(400);
  });

  it('is refused to people who are not configured', async () => {
    expect((await signIn('u-nobody')).status).toBe(404);
  });

  it('keeps what a Studio notes for its user', async () => {
    const editor = lake.anonymous({ token: await tokenOf('u-editor') });
    const body = [{ key: 'a', value: { b: 1 } }];
    expect(await editor.request({ url: '/users/me/keyvalue', method: 'PUT', body })).toEqual(body);
    expect(await editor.request({ url: '/users/me/keyvalue/a,c' })).toEqual([
      { key: 'a', value: { b: 1 } },
      { key: 'c', value: null },
    ]);
    const other = lake.anonymous({ token: await tokenOf('u-reviewer') });
    expect(await other.request({ url: '/users/me/keyvalue/a' })).toEqual([
      { key: 'a', value: null },
    ]);
  });
});

describe('a grant', () => {
  it('may ask what any query may ask, of places for example', async () => {
    await lake
      .as('administrator')
      .transaction()
      .create({ _id: 'near', _type: 'house', place: { lat: 59.91, lng: 10.75 } })
      .create({ _id: 'far', _type: 'house', place: { lat: 40.7, lng: -73.98 } })
      .commit();
    const neighbour = lake.anonymous({ token: 'token-of-neighbour' });
    expect(await neighbour.fetch('*[]._id', {}, { perspective: 'raw' })).toEqual(['near']);
  });
});

describe('pages of other origins', () => {
  const allowed = async (origin: string) => {
    const response = await fetch(`${lake.url}/v1/users/me`, {
      method: 'OPTIONS',
      headers: { Origin: origin, 'Access-Control-Request-Method': 'GET' },
    });
    return response.headers.get('access-control-allow-origin');
  };

  it('may use the lake from this machine or if configured, and no others', async () => {
    expect(await allowed('http://localhost:3000')).toBe('http://localhost:3000');
    expect(await allowed('https://example.org')).toBe('https://example.org');
    expect(await allowed('https://evil.example')).toBeNull();
  });
});
