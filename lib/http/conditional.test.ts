import { expect, test } from 'vitest';
import { answerUnlessKnown } from './conditional.ts';

const HEADERS = { 'content-type': 'text/plain', link: '</>; rel="up"' };

function ask(ifNoneMatch?: string, body = 'words'): Response {
  const headers = ifNoneMatch === undefined ? undefined : { 'if-none-match': ifNoneMatch };
  return answerUnlessKnown(new Request('http://localhost/', { headers }), body, HEADERS);
}

test('who has the words already hears that they still hold, and nothing else', async () => {
  const first = ask();
  expect(first.status).toBe(200);
  expect(await first.text()).toBe('words');
  const etag = first.headers.get('etag') ?? '';
  for (const known of [etag, etag.slice(2), `"other", ${etag}`, '*']) {
    const again = ask(known);
    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');
    expect(again.headers.get('etag')).toBe(etag);
    expect(again.headers.get('link')).toBe('</>; rel="up"');
    expect(again.headers.get('content-type')).toBeNull();
  }
});

test('other words are sent whole', () => {
  const etag = ask().headers.get('etag') ?? '';
  expect(ask(etag, 'new words').status).toBe(200);
  expect(ask('"other"').status).toBe(200);
  expect(ask('nonsense').status).toBe(200);
});

test('every cache asks before it answers', () => {
  expect(ask().headers.get('cache-control')).toBe('public, max-age=0, must-revalidate');
});
