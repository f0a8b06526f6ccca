import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startLake } from '../server.ts';
import { startTestLake, type TestLake } from '../testLake.ts';
import { type Receiver, startReceiver } from '../webhooks/testReceiver.ts';

const CONFIGURED = {
  id: 'site',
  name: 'The site',
  url: 'http://127.0.0.1:9/',
  filter: '_type == "nothing"',
  secret: 'kept in the file',
};

let lake: TestLake;
let receiver: Receiver;
let url: string;
beforeEach(async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  receiver = await startReceiver();
  lake = await startTestLake({ webhooks: [CONFIGURED] });
  url = lake.url;
});
afterEach(async () => {
  await lake.dispose();
  receiver.close();
  vi.restoreAllMocks();
});

async function request(method: string, path: string, body?: unknown, role = 'administrator') {
  const response = await fetch(`${url}/v2025-08-04/hooks${path}`, {
    method,
    headers: role
      ? { Authorization: `Bearer token-of-${role}`, 'X-Sanity-Project-ID': 'test' }
      : {},
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await response.text();
  return { status: response.status, body: text ? JSON.parse(text) : undefined };
}

function definition(more: object = {}) {
  return {
    type: 'document',
    name: 'Mine',
    url: receiver.url,
    dataset: 'production',
    rule: { on: ['create', 'update'], filter: '_type == "post"', projection: '{_id, title}' },
    secret: 'a secret of some length',
    ...more,
  };
}

async function makeHook(more: object = {}): Promise<string> {
  const { status, body } = await request('POST', '/projects/test', definition(more));
  expect(status).toBe(201);
  return body.id;
}

const post = (_id: string, title = 'A') => ({ _id, _type: 'post', title });

describe('webhooks over HTTP', () => {
  it('are for administrators alone', async () => {
    expect((await request('GET', '/projects/test', undefined, '')).status).toBe(401);
    for (const role of ['editor', 'viewer']) {
      expect((await request('GET', '/projects/test', undefined, role)).status).toBe(403);
      expect((await request('POST', '/projects/test', definition(), role)).status).toBe(403);
    }
  });

  it('are made, told of changes, and described as Sanity describes them', async () => {
    const id = await makeHook({ headers: { 'X-Own': 'yes' }, httpMethod: 'PUT' });
    const client = lake.as('editor');
    await client.create(post('a'));
    await client.create({ _id: 'b', _type: 'person' });
    await vi.waitFor(() => expect(receiver.received).toHaveLength(1));
    expect(receiver.received[0]).toMatchObject({
      method: 'PUT',
      headers: { 'x-own': 'yes', 'sanity-webhook-id': id, 'sanity-operation': 'create' },
      body: '{"_id":"a","title":"A"}',
    });
    expect((await request('GET', `/projects/test/${id}`)).body).toMatchObject({
      type: 'document',
      id,
      name: 'Mine',
      projectId: 'test',
      dataset: 'production',
      httpMethod: 'PUT',
      rule: { on: ['create', 'update'], filter: '_type == "post"', projection: '{_id, title}' },
      isDisabledByUser: false,
      description: null,
    });
    const { body } = await request('GET', '/projects/test');
    expect(body.map((hook: { id: string }) => hook.id)).toEqual(['site', id]);
  });

  it('are changed in part, can be sent back whole, and are told nothing while disabled', async () => {
    const id = await makeHook();
    const whole = (await request('GET', `/projects/test/${id}`)).body;
    expect((await request('PATCH', `/projects/test/${id}`, whole)).body).toEqual(whole);
    const patched = await request('PATCH', `/projects/test/${id}`, {
      rule: { on: ['delete'] },
      secret: null,
      isDisabledByUser: true,
    });
    expect(patched.body).toMatchObject({
      rule: { on: ['delete'], filter: '_type == "post"' },
      secret: null,
      isDisabled: true,
    });
    const client = lake.as('editor');
    await client.create(post('a'));
    await client.delete('a');
    await request('PATCH', `/projects/test/${id}`, { isDisabledByUser: false });
    await client.create(post('b'));
    await client.delete('b');
    await vi.waitFor(() => expect(receiver.received).toHaveLength(1));
    expect(receiver.received[0]?.headers).toMatchObject({ 'sanity-document-id': 'b' });
    expect(receiver.received[0]?.headers['sanity-webhook-signature']).toBeUndefined();
  });

  it('hear of drafts and of versions only if asked to', async () => {
    await makeHook({ includeDrafts: true });
    await makeHook({ includeAllVersions: true });
    const client = lake.as('editor');
    await client.create(post('drafts.a'));
    await client.create(post('versions.spring.a'));
    await client.create(post('a'));
    await vi.waitFor(() => expect(receiver.received).toHaveLength(4));
    const told = receiver.received.map(({ headers }) => headers['sanity-document-id']).sort();
    expect(told).toEqual(['a', 'a', 'drafts.a', 'versions.spring.a']);
  });

  it.each([
    ['url', { url: 'file:///etc/passwd' }, 'url: '],
    ['url with a password', { url: 'http://a:b@localhost/' }, 'use a header'],
    ['filter', { rule: { filter: '_type = "x"' } }, 'filter of webhook'],
    ['kind of change', { rule: { on: ['publish'] } }, 'rule.on.0'],
    ['header', { headers: { 'a b': 'c' } }, 'headers: '],
    ['unknown key', { httpHeaders: {} }, 'httpHeaders'],
    ['nameless', { name: '' }, 'name: '],
  ])('refuse a wrong %s by name', async (_, more, words) => {
    const { status, body } = await request('POST', '/projects/test', definition(more));
    expect(status).toBe(400);
    expect(body.message).toContain(words);
    expect((await request('GET', '/projects/test')).body).toHaveLength(1);
  });

  it('of the configuration are listed without their secret and changed only there', async () => {
    const { body } = await request('GET', '/projects/test/site');
    expect(body).toMatchObject({ name: 'The site', secret: null });
    for (const method of ['PATCH', 'DELETE']) {
      const refused = await request(method, '/projects/test/site', {});
      expect(refused.status).toBe(403);
      expect(refused.body.message).toContain('configuration file');
    }
  });

  it('are removed with what waits for them and what was sent', async () => {
    const id = await makeHook();
    await lake.as('editor').create(post('a'));
    await vi.waitFor(() => expect(receiver.received).toHaveLength(1));
    expect((await request('DELETE', `/projects/test/${id}`)).status).toBe(204);
    expect((await request('GET', `/projects/test/${id}`)).status).toBe(404);
    expect((await request('GET', `/projects/test/${id}/messages`)).status).toBe(404);
    await lake.as('editor').create(post('b'));
    expect((await request('GET', '/projects/test')).body).toHaveLength(1);
  });
});

describe('the delivery log', () => {
  it('tells every attempt, with its time, its answer and the next', async () => {
    receiver.close();
    receiver = await startReceiver([503]);
    const id = await makeHook();
    await lake.as('editor').create(post('a'));
    await vi.waitFor(() => expect(receiver.received).toHaveLength(2));
    const list = async (what: string) =>
      (await request('GET', `/projects/test/${id}/${what}`)).body;
    await vi.waitFor(async () => expect(await list('attempts')).toHaveLength(2));

    const [message] = await list('messages');
    expect(message).toMatchObject({
      status: 'success',
      failureCount: 1,
      resultCode: 200,
      payload: '{"_id":"a","title":"A"}',
      projectId: 'test',
      dataset: 'production',
      documentId: 'a',
    });
    expect(message.id).toBe(receiver.received[0]?.headers['idempotency-key']);
    expect(await list('messages')).toHaveLength(1);
    expect((await request('GET', `/${id}/messages`)).body).toEqual(await list('messages'));

    const [second, first] = await list('attempts');
    expect(first).toMatchObject({
      messageId: message.id,
      hookId: id,
      isFailure: true,
      inProgress: false,
      failureReason: 'http',
      resultCode: 503,
      resultBody: 'answer 503',
    });
    expect(Date.parse(first.nextAttemptAt)).toBeGreaterThan(Date.parse(first.createdAt));
    expect(second).toMatchObject({ isFailure: false, resultCode: 200, nextAttemptAt: null });
    expect(second.duration).toBeGreaterThanOrEqual(0);
    expect((await request('GET', `/projects/test/attempts/${first.id}`)).body).toEqual(first);
    expect((await request('GET', '/projects/test/attempts/none')).status).toBe(404);
  });

  it('lets a refused message be sent again, the same as before', async () => {
    receiver.close();
    receiver = await startReceiver([404]);
    const id = await makeHook();
    await lake.as('editor').create(post('a'));
    const messages = `/projects/test/${id}/messages`;
    const statuses = async () =>
      (await request('GET', messages)).body.map(({ status }: { status: string }) => status);
    await vi.waitFor(async () => expect(await statuses()).toEqual(['failure']));

    const [{ id: messageId }] = (await request('GET', messages)).body;
    const again = await request('POST', `${messages}/${messageId}/resend`);
    expect(again).toMatchObject({ status: 202, body: { id: messageId, status: 'queued' } });
    await vi.waitFor(async () => expect(await statuses()).toEqual(['success']));
    const [first, second] = receiver.received;
    expect(second?.body).toBe(first?.body);
    expect(second?.headers['idempotency-key']).toBe(first?.headers['idempotency-key']);
    expect(second?.headers['sanity-operation']).toBe('create');
    expect((await request('POST', `${messages}/none/resend`)).status).toBe(404);
  });

  it('and the webhooks survive a restart, also what was not sent yet', async () => {
    receiver.close();
    receiver = await startReceiver([200, 'hang']);
    const dataDirectory = mkdtempSync(join(tmpdir(), 'lake-hooks-'));
    const tokens = [
      { token: 'token-of-administrator', label: 'a', roles: ['administrator'] },
      { token: 'token-of-editor', label: 'e', roles: ['editor'] },
    ];
    const first = await startLake({ dataDirectory, config: { tokens } });
    url = first.url;
    const id = await makeHook();
    const client = lake.as('editor', { apiHost: first.url });
    await client.create(post('a'));
    await vi.waitFor(() => expect(receiver.received).toHaveLength(1));
    await client.create(post('b'));
    await vi.waitFor(() => expect(receiver.left).toHaveLength(1));
    const path = `/projects/test/${id}/messages`;
    expect((await request('GET', path)).body[0]).toMatchObject({
      status: 'queued',
      documentId: 'b',
    });
    await first.close();

    const second = await startLake({ dataDirectory, config: { tokens } });
    url = second.url;
    await vi.waitFor(() => expect(receiver.received).toHaveLength(2));
    await vi.waitFor(async () => {
      const { body } = await request('GET', path);
      expect(body.map((each: { documentId: string }) => each.documentId)).toEqual(['b', 'a']);
      expect(body.map(({ status }: { status: string }) => status)).toEqual(['success', 'success']);
    });
    await second.close();
    rmSync(dataDirectory, { recursive: true });
  });
});
