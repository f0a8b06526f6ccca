import { get, request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestLake, type TestLake } from '../testLake.ts';
import { StreamHosts } from './streamHosts.ts';

const LISTEN = `/v2025-02-19/data/listen/production?query=${encodeURIComponent('*[_type == "post"]')}`;
const CHROMIUM = {
  'user-agent':
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 HeadlessChrome/150.0.0.0 Safari/537.36',
  'sec-fetch-site': 'cross-site',
  origin: 'http://localhost:3333',
};

let lake: TestLake;
beforeAll(async () => {
  lake = await startTestLake({
    projects: [{ id: 'test', datasets: [{ name: 'production', aclMode: 'private' }] }],
  });
});
afterAll(() => lake.dispose());

/** Asks the lake itself, whatever the host name: only browsers know that `*.localhost` is here. */
function ask(address: string | URL, options: RequestOptions = {}): Promise<IncomingMessage> {
  const url = new URL(address, lake.url);
  const { port } = new URL(lake.url);
  return new Promise((resolve, reject) => {
    const headers = { ...options.headers, host: url.host };
    const path = url.pathname + url.search;
    httpRequest({ host: '127.0.0.1', port, path, ...options, headers }, resolve)
      .on('error', reject)
      .end();
  });
}

const authorization = 'Bearer token-of-editor';

async function ticket(path = LISTEN): Promise<URL> {
  const answer = await ask(path, { headers: { ...CHROMIUM, authorization } });
  answer.resume();
  return new URL(answer.headers.location ?? 'about:blank');
}

async function firstEvent(stream: IncomingMessage): Promise<string> {
  for await (const chunk of stream) return String(chunk);
  return '';
}

describe('an event stream of a browser on this machine', () => {
  test('is sent to a host name of its own, which the page may follow', async () => {
    const answer = await ask(LISTEN, { headers: { ...CHROMIUM, authorization } });
    answer.resume();
    expect(answer.statusCode).toBe(307);
    expect(answer.headers['access-control-allow-origin']).toBe('http://localhost:3333');
    const location = new URL(answer.headers.location ?? '');
    expect(location.hostname).toMatch(/^stream-[0-9a-f]{32}\.localhost$/);
    expect(location.port).toBe(new URL(lake.url).port);
    expect(location.pathname + location.search).toBe(LISTEN);
    expect((await ticket()).hostname).not.toBe(location.hostname);
  });

  test('is opened there by who asked first, without the header that a redirect drops', async () => {
    const stream = await ask(await ticket(), { headers: { ...CHROMIUM, origin: 'null' } });
    expect(stream.statusCode).toBe(200);
    expect(stream.headers['access-control-allow-origin']).toBe('null');
    expect(await firstEvent(stream)).toContain('event: welcome');
    stream.destroy();
  });

  test('resumes where the page says it left off', async () => {
    const headers = { ...CHROMIUM, authorization, 'last-event-id': 'never-heard-of#it' };
    const sent = await ask(LISTEN, { headers });
    sent.resume();
    const stream = await ask(sent.headers.location ?? '', { headers: CHROMIUM });
    expect(await firstEvent(stream)).toContain('event: reset');
    stream.destroy();
  });

  test('may be asked for there with headers of its own', async () => {
    const place = await ticket();
    const headers = { origin: 'null', 'access-control-request-headers': 'last-event-id' };
    const preflight = await ask(place, { method: 'OPTIONS', headers });
    preflight.resume();
    expect(preflight.statusCode).toBe(204);
    expect(preflight.headers['access-control-allow-headers']).toBe('last-event-id');
    const stream = await ask(place, { headers: { origin: 'null' } });
    expect(stream.statusCode).toBe(200);
    stream.destroy();
  });

  test('is opened once', async () => {
    const place = await ticket();
    (await ask(place)).destroy();
    const again = await ask(place);
    again.resume();
    expect(again.statusCode).toBe(401);
  });

  test('is that one and no other: another address there opens nothing, and spends it', async () => {
    const place = await ticket();
    const other = new URL(place);
    other.pathname = '/v2025-02-19/data/query/production';
    for (const address of [other, place]) {
      const answer = await ask(address);
      answer.resume();
      expect(answer.statusCode).toBe(401);
    }
  });

  test('lets nobody in who was not let in before', async () => {
    const sent = await ask(LISTEN, { headers: CHROMIUM });
    sent.resume();
    const answer = await ask(sent.headers.location ?? '', { headers: { origin: 'null' } });
    answer.resume();
    expect(answer.statusCode).toBe(401);
    const badToken = await ask(LISTEN, { headers: { ...CHROMIUM, authorization: 'Bearer wrong' } });
    badToken.resume();
    expect(badToken.statusCode).toBe(401);
  });
});

test('whoever may not know that *.localhost is this machine is answered where they ask', async () => {
  const safari = {
    ...CHROMIUM,
    'user-agent': 'Mozilla/5.0 AppleWebKit/605.1.15 Version/26.0 Safari/605.1.15',
  };
  const server = { authorization, 'user-agent': 'node' };
  for (const headers of [{ ...safari, authorization }, server]) {
    const stream = await new Promise<IncomingMessage>((resolve, reject) => {
      get(new URL(LISTEN, lake.url), { headers }, resolve).on('error', reject);
    });
    expect(stream.statusCode).toBe(200);
    stream.destroy();
  }
  const elsewhere = await ask(LISTEN.replace('/v', 'http://lake.example/v'), {
    headers: { ...CHROMIUM, authorization },
  });
  expect(elsewhere.statusCode).toBe(200);
  elsewhere.destroy();
});

test('an address that nobody followed within seconds leads nowhere', () => {
  let now = 0;
  const hosts = new StreamHosts(() => now);
  const path = '/v1/data/listen/production';
  const sent = () => {
    const request = new Request(`http://localhost:3333${path}`, { headers: CHROMIUM });
    return new URL(hosts.elsewhere(request, path) ?? '');
  };
  const [early, late] = [sent(), sent()];
  now = 9_999;
  expect(hosts.redeem(early)?.url).toBe(`http://localhost:3333${path}`);
  now = 10_000;
  expect(hosts.redeem(late)).toBeUndefined();
});
