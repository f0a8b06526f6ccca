import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { front } from './front.ts';
import { limited } from './limits.ts';
import { answerSafely } from './safely.ts';
import { ask } from './testing/ask.ts';

const POLICY = "default-src 'self'; script-src 'self' 'unsafe-inline'";

/** What stands behind the front: answers like Next, and notes what it was asked. */
let behind: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
let asked: { url: string | undefined; encoding: string | undefined }[];
let server: ReturnType<typeof createServer>;
let origin: string;

function page(words: string, headers: Record<string, string> = {}) {
  return async (_: IncomingMessage, response: ServerResponse) => {
    response.setHeader('Content-Security-Policy', POLICY);
    response.writeHead(200, {
      'Content-Type': 'text/html; charset=utf-8',
      'x-nextjs-cache': 'HIT',
      Vary: 'rsc',
      ...headers,
    });
    response.write('<!DOCTYPE html>');
    response.end(words);
  };
}

beforeEach(async () => {
  asked = [];
  const handler = front(async (request, response) => {
    asked.push({ url: request.url, encoding: request.headers['accept-encoding'] });
    await behind(request, response);
  });
  server = createServer(answerSafely(handler));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port }: AddressInfo = JSON.parse(JSON.stringify(server.address()));
  origin = `http://127.0.0.1:${port}`;
});
afterEach(() => new Promise((resolve) => server.close(resolve)));

const WORDS = `<p>${'Take 0.5 mg once a day. '.repeat(100)}</p>`;

test('a page arrives whole, in the encoding that the reader takes, and its length is told', async () => {
  behind = page(WORDS);
  const plain = await ask(`${origin}/drugs/a`);
  expect(plain.body.toString()).toBe(`<!DOCTYPE html>${WORDS}`);
  expect(plain.headers['content-encoding']).toBeUndefined();
  const pressed = await ask(`${origin}/drugs/a`, { 'accept-encoding': 'gzip, deflate, br' });
  expect(pressed.headers['content-encoding']).toBe('br');
  expect(Number(pressed.headers['content-length'])).toBe(pressed.body.length);
  expect(brotliDecompressSync(pressed.body)).toEqual(plain.body);
  const old = await ask(`${origin}/drugs/a`, { 'accept-encoding': 'gzip;q=0.5, br;q=0' });
  expect(gunzipSync(old.body)).toEqual(plain.body);
  expect(old.headers.vary).toBe('rsc, Accept-Encoding');
});

test('a page that is at hand is not asked for again, until something is published', async () => {
  behind = page(WORDS);
  for (let count = 0; count < 3; count += 1) await ask(`${origin}/drugs/a`);
  expect(asked.map(({ url }) => url)).toEqual(['/drugs/a']);

  behind = async (_, response) => void response.end();
  await ask(`${origin}/api/revalidate/tap`, {}, 'POST');
  behind = page('<p>New.</p>');
  expect((await ask(`${origin}/drugs/a`)).body.toString()).toContain('New.');
});

test('a page that was asked for before a publish and comes after it is not kept', async () => {
  let arrive = () => {};
  const arrival = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  behind = async (request, response) => {
    await arrival;
    await page('<p>Old.</p>')(request, response);
  };
  const slow = ask(`${origin}/drugs/a`);
  await expect.poll(() => asked.length).toBe(1);
  behind = async (_, response) => void response.end();
  await ask(`${origin}/api/revalidate/tap`, {}, 'POST');
  arrive();
  await slow;
  behind = page('<p>New.</p>');
  expect((await ask(`${origin}/drugs/a`)).body.toString()).toContain('New.');
});

test.each([
  ['an old page, while Next makes a new one', { 'x-nextjs-cache': 'STALE' }, '/drugs/a'],
  ['a page that sets a cookie', { 'Set-Cookie': 'a=b' }, '/drugs/a'],
  ['an answer to a question', {}, '/search?q=a'],
])('%s is nobody else’s', async (_, headers, path) => {
  behind = page(WORDS, headers);
  await ask(origin + path);
  await ask(origin + path);
  expect(asked.length).toBe(2);
});

test.each([
  ['who may see drafts', '/drugs/a', { cookie: 'x=1; __prerender_bypass=secret' }],
  ['the Studio', '/studio/structure', {}],
  ['a program', '/api/v1/monographs', {}],
  ['Next’s own scripts', '/drugs/a', { rsc: '1' }],
])('Next answers %s itself', async (_, path, headers) => {
  behind = page('Hello');
  const sent = { ...headers, 'accept-encoding': 'gzip' };
  expect((await ask(`${origin}/drugs/a`)).headers.etag).toBeDefined();
  const answer = await ask(origin + path, sent);
  expect(answer.headers.etag).toBeUndefined();
  expect(asked.at(-1)).toEqual({ url: path, encoding: 'gzip' });
});

test('who knows a page already is told that it has not changed', async () => {
  behind = page(WORDS);
  const { headers } = await ask(`${origin}/drugs/a`, { 'accept-encoding': 'br' });
  const again = await ask(`${origin}/drugs/a`, { 'if-none-match': `"x", ${headers.etag}` });
  expect(again.status).toBe(304);
  expect(again.body.length).toBe(0);
  behind = async (_, response) => void response.end();
  await ask(`${origin}/api/revalidate/tap`, {}, 'POST');
  behind = page('<p>New.</p>');
  const changed = await ask(`${origin}/drugs/a`, { 'if-none-match': String(headers.etag) });
  expect(changed.status).toBe(200);
});

test('HEAD tells what GET would, without a body', async () => {
  behind = page(WORDS);
  const whole = await ask(`${origin}/drugs/a`);
  const head = await ask(`${origin}/drugs/a`, {}, 'HEAD');
  expect(head.body.length).toBe(0);
  expect(head.headers['content-length']).toBe(String(whole.body.length));
});

test('a page that cannot be made is a plain error that the log names', async () => {
  behind = async () => {
    throw new Error('No page today.');
  };
  const answer = await ask(`${origin}/drugs/a`);
  expect(answer.status).toBe(500);
  expect(answer.body.toString()).toBe('Internal Server Error');
});

test('the policy of a page names its own scripts and no others', async () => {
  const flight = 'self.__next_f.push([1,"words"])';
  behind = page(`<script>${flight}</script><script>alert(1)</script>`);
  const { headers } = await ask(`${origin}/drugs/a`);
  expect(headers['content-security-policy']).toMatch(
    /^default-src 'self'; script-src 'self' 'sha256-[\w+/]{43}='$/,
  );
});

test.each([
  ['twice', { Location: ['/drugs/b', '/drugs/b'] }, ''],
  [
    'not at all but in its text',
    {},
    '<script>self.__next_f.push([1,"E{\\"digest\\":\\"NEXT_REDIRECT;replace;/drugs/b;308;\\"}"])</script>',
  ],
])('a redirect that Next gives %s says once where it leads', async (_, headers, body) => {
  behind = async (_request, response) => {
    response.writeHead(308, headers);
    response.end(body);
  };
  const answer = await ask(`${origin}/drugs/a`);
  expect(answer.status).toBe(308);
  expect(answer.headers.location).toBe('/drugs/b');
});

test('nobody makes up where a request comes from, and our own proxies are believed', async () => {
  const seen: (string | string[] | undefined)[] = [];
  const note = async (request: IncomingMessage, response: ServerResponse) => {
    seen.push(request.headers['x-forwarded-for'], request.headers['x-forwarded-host']);
    response.end();
  };
  const made = { 'x-forwarded-for': '9.9.9.9, 8.8.8.8', 'x-forwarded-host': 'elsewhere.example' };
  behind = note;
  await ask(`${origin}/drugs/a`, made);
  expect(seen).toEqual(['127.0.0.1', undefined]);
  const proxied = createServer(answerSafely(front(note, { proxies: 1 })));
  await new Promise<void>((resolve) => proxied.listen(0, '127.0.0.1', resolve));
  const { port }: AddressInfo = JSON.parse(JSON.stringify(proxied.address()));
  await ask(`http://127.0.0.1:${port}/drugs/a`, made);
  await new Promise((resolve) => proxied.close(resolve));
  expect(seen.slice(2)).toEqual(['8.8.8.8', 'elsewhere.example']);
});

test('a body that is far too long is refused before it is read', async () => {
  behind = page('Hello');
  const guarded = createServer(answerSafely(limited(behind)));
  await new Promise<void>((resolve) => guarded.listen(0, '127.0.0.1', resolve));
  const { port }: AddressInfo = JSON.parse(JSON.stringify(guarded.address()));
  const answer = await ask(
    `http://127.0.0.1:${port}/api/report`,
    { 'content-length': String(2 * 1024 * 1024) },
    'POST',
  );
  await new Promise((resolve) => guarded.close(resolve));
  expect(answer.status).toBe(413);
});
