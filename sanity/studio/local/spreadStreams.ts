const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);
const STREAM = /\/(data\/listen|live\/events)\//;

/**
 * A `fetch` that gives every event stream of a lake on this machine a host name of its own. A
 * browser opens at most six connections to one host over HTTP/1.1; one open document listens on as
 * many, and then nothing could be saved. Every `*.localhost` is this machine (RFC 6761, 6.3).
 * @param apiHost The lake's address.
 */
export function spreadStreams(
  apiHost: string,
): (url: string, init?: RequestInit) => Promise<Response> {
  const lake = new URL(apiHost);
  const local = LOOPBACK.has(lake.hostname);
  return (url, init) => fetch(local ? streamAddress(url, lake) : url, init);
}

/** The address to use for a request: another host name if it opens a stream of this lake. */
export function streamAddress(url: string, lake: URL): string {
  const address = new URL(url);
  if (address.host !== lake.host || !STREAM.test(address.pathname)) return url;
  address.hostname = `${crypto.randomUUID()}.localhost`;
  return address.href;
}
