import { describe, expect, test } from 'vitest';
import { streamAddress } from './spreadStreams.ts';

const lake = new URL('http://127.0.0.1:3333');
const listen = 'http://127.0.0.1:3333/v2025-02-19/data/listen/production?query=*';

describe('where the Studio sends its requests to a lake on this machine', () => {
  test('each event stream gets a host name of its own, on the same port', () => {
    const [one, two] = [new URL(streamAddress(listen, lake)), new URL(streamAddress(listen, lake))];
    expect(one.host).toMatch(/^[\da-f-]+\.localhost:3333$/);
    expect(one.host).not.toBe(two.host);
    expect(one.pathname + one.search).toBe('/v2025-02-19/data/listen/production?query=*');
  });

  test('everything else, and every other lake, is left alone', () => {
    const query = 'http://127.0.0.1:3333/v2025-02-19/data/query/production';
    expect(streamAddress(query, lake)).toBe(query);
    const hosted = 'https://abc.api.sanity.io/v1/data/listen/production';
    expect(streamAddress(hosted, lake)).toBe(hosted);
  });
});
