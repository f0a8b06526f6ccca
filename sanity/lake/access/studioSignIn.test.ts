import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import WebSocket from 'ws';
import { startTestLake, type TestLake } from '../testLake.ts';
import { Claims } from './claims.ts';

const STUDIO = 'http://localhost:3333';

let lake: TestLake;
beforeAll(async () => {
  lake = await startTestLake();
});
afterAll(() => lake.dispose());

/** Signs in as a Studio of that login method asks it to; returns where it comes back to. */
async function signIn(asked: string): Promise<{ back: URL; cookie: string | undefined }> {
  const body = new URLSearchParams({ user: 'u-editor', origin: `${STUDIO}/structure` });
  const address = `${lake.url}/v1/auth/login/lake?${asked}`;
  const answer = await fetch(address, { method: 'POST', body, redirect: 'manual' });
  const cookie = answer.headers.get('set-cookie')?.split(';')[0];
  return { back: new URL(answer.headers.get('location') ?? ''), cookie };
}

function exchange(back: URL): Promise<Response> {
  return fetch(`${lake.url}/v1/auth/fetch?sid=${back.hash.replace('#sid=', '')}`, {
    headers: { origin: STUDIO },
  });
}

async function whoIs(headers: Record<string, string>): Promise<unknown> {
  return (await fetch(`${lake.url}/v1/auth/id`, { headers })).json();
}

describe('a Studio that says nothing of signing in', () => {
  test('comes back with an id, which it exchanges for a token', async () => {
    const { back } = await signIn('type=dual');
    expect(back.href).toMatch(/^http:\/\/localhost:3333\/structure#sid=[0-9a-f]{48}$/);
    const { token } = await (await exchange(back)).json();
    expect(await whoIs({ authorization: `Bearer ${token}` })).toEqual({ id: 'u-editor' });
  });

  test('does so once', async () => {
    const { back } = await signIn('withSid=true');
    expect((await exchange(back)).status).toBe(200);
    expect((await exchange(back)).status).toBe(401);
  });

  test('and soon', () => {
    let now = 0;
    const claims = new Claims(() => now);
    const [early, late] = [claims.begin('a'), claims.begin('b')];
    now = 59_999;
    expect(claims.exchange(early)).toBe('a');
    now = 60_000;
    expect(claims.exchange(late)).toBeUndefined();
  });
});

describe('a Studio that signs in by cookie', () => {
  test('is known by it alone, until it signs out', async () => {
    const { cookie = '' } = await signIn('type=cookie');
    expect(cookie).toMatch(/^sanitySession=/);
    expect(await whoIs({ cookie, origin: STUDIO })).toEqual({ id: 'u-editor' });
    await fetch(`${lake.url}/v1/auth/logout`, { method: 'POST', headers: { cookie } });
    expect(await whoIs({ cookie })).toMatchObject({ statusCode: 401 });
    const query = `${lake.url}/v2025-02-19/data/query/production?query=1`;
    expect((await fetch(query, { headers: { cookie } })).status).toBe(200);
  });

  test('gives nothing away to pages elsewhere, which send the cookie too', async () => {
    const { cookie = '' } = await signIn('type=cookie');
    const mutations = `${lake.url}/v2025-02-19/data/mutate/production`;
    const answer = await fetch(mutations, {
      method: 'POST',
      headers: { cookie, origin: 'https://evil.example', 'content-type': 'text/plain' },
      body: JSON.stringify({ mutations: [{ create: { _type: 'novel' } }] }),
    });
    expect(answer.status).toBe(403);
  });

  test.each([
    [STUDIO, 'result'],
    ['https://evil.example', 'error'],
  ])('is present by it, from a page that may use the lake: %s', async (origin, outcome) => {
    const { cookie = '' } = await signIn('type=cookie');
    const address = `${lake.url.replace('http', 'ws')}/v1/socket/production`;
    const socket = new WebSocket(address, { headers: { cookie, origin } });
    await new Promise((resolve) => socket.once('open', resolve));
    const answer = new Promise((resolve) => {
      socket.on('message', (data) => resolve(JSON.parse(data.toString())));
    });
    socket.send(JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'presence_subscribe' }));
    expect(await answer).toHaveProperty(outcome);
    socket.close();
  });

  test('a token asked for without any of this comes in the address, and no cookie with it', async () => {
    const { back, cookie } = await signIn('');
    expect(back.hash).toMatch(/^#token=sk/);
    expect(cookie).toBeUndefined();
  });
});
