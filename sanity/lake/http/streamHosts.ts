import { randomBytes } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { apiError } from '../errors.ts';

/** A browser follows a redirect at once; what is not followed by then was not meant to be. */
const LIFETIME_MS = 10_000;
const STREAM = /\/data\/(listen|live\/events)\/[^/]+$/;
const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])$|\.localhost$/;
/** These know without asking that `*.localhost` is this machine (RFC 6761, 6.3). Safari asks the system. */
const KNOWS_LOCALHOST = /(Chrome|Firefox)\//;

/**
 * Gives every event stream of a browser on this machine a host name of its own. Browsers open at
 * most six connections to one host over HTTP/1.1 and one open document listens on as many, so that
 * nothing could be saved. A redirect to another host loses its `Authorization` header and its
 * origin: the new host name is a ticket that stands for the request as it was first sent, once.
 */
export class StreamHosts {
  readonly #tickets = new Map<string, { request: Request; expires: number }>();
  readonly #now: () => number;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /** Takes a request; returns where to send it instead, or undefined if it is to be answered here. */
  elsewhere(request: Request, path: string): string | undefined {
    const address = new URL(request.url);
    const isOfBrowser = request.headers.has('sec-fetch-site');
    const canFollow = KNOWS_LOCALHOST.test(request.headers.get('user-agent') ?? '');
    const isStream = request.method === 'GET' && STREAM.test(path);
    if (!isStream || !isOfBrowser || !canFollow || !LOOPBACK.test(address.hostname)) return;
    for (const [host, { expires }] of this.#tickets) {
      if (expires <= this.#now()) this.#tickets.delete(host);
    }
    address.hostname = `stream-${randomBytes(16).toString('hex')}.localhost`;
    const headers = new Headers(request.headers);
    // Replayed, it is to be answered, not sent on once more.
    headers.delete('sec-fetch-site');
    const first = new Request(request.url, { headers });
    this.#tickets.set(address.hostname, { request: first, expires: this.#now() + LIFETIME_MS });
    return address.href;
  }

  /** Whether an address is one that `elsewhere` gives out, whatever became of it. */
  isTicket(address: URL): boolean {
    return /^stream-[0-9a-f]{32}\.localhost$/.test(address.hostname);
  }

  /** Takes an address given out; returns the request it stands for, the first time and in time. */
  redeem(address: URL): Request | undefined {
    const ticket = this.#tickets.get(address.hostname);
    this.#tickets.delete(address.hostname);
    if (!ticket || ticket.expires <= this.#now()) return undefined;
    const { pathname, search } = new URL(ticket.request.url);
    return address.pathname + address.search === pathname + search ? ticket.request : undefined;
  }
}

/** Sends event streams to host names of their own. */
export function sendsStreamsElsewhere(hosts: StreamHosts): MiddlewareHandler {
  return async (context, next) => {
    const location = hosts.elsewhere(context.req.raw, context.req.path);
    if (!location) return next();
    context.header('Cache-Control', 'no-store');
    return context.redirect(location, 307);
  };
}

/** Answers at those host names, with what `answer` says to the request as it was first sent. */
export function answersTickets(
  hosts: StreamHosts,
  answer: (request: Request) => Response | Promise<Response>,
): MiddlewareHandler {
  return async (context, next) => {
    const address = new URL(context.req.url);
    if (!hosts.isTicket(address)) return next();
    // After a redirect to another host a page has no origin any more: only the ticket lets it in.
    const allowed = new Headers({
      'Access-Control-Allow-Origin': context.req.header('origin') ?? 'null',
      'Access-Control-Allow-Credentials': 'true',
      Vary: 'Origin',
    });
    if (context.req.method === 'OPTIONS') {
      const asked = context.req.header('access-control-request-headers');
      if (asked) allowed.set('Access-Control-Allow-Headers', asked);
      return new Response(null, { status: 204, headers: allowed });
    }
    const request = context.req.method === 'GET' ? hosts.redeem(address) : undefined;
    const answered = request ? await answer(request) : refused();
    const headers = new Headers(answered.headers);
    for (const [name, value] of allowed) headers.set(name, value);
    return new Response(answered.body, { status: answered.status, headers });
  };
}

function refused(): Response {
  const { body, status } = apiError(401, 'This event stream was opened already, or too late');
  return Response.json(body, { status });
}
