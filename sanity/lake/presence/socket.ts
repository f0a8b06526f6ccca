import type { IncomingHttpHeaders, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { parse } from 'hono/utils/cookie';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import { z } from 'zod';
import { type Identity, isAnonymous } from '../access/identity.ts';
import { SESSION_COOKIE } from '../access/sessions.ts';
import { projectOf } from '../http/address.ts';
import { isAllowedOrigin } from '../http/cors.ts';
import type { Lake } from '../lake.ts';
import { PresenceRooms } from './rooms.ts';

const HEARTBEAT_MS = 10_000;

const requestSchema = z.object({
  id: z.union([z.string(), z.number()]),
  method: z.string(),
  params: z.record(z.string(), z.unknown()).default({}),
});

/**
 * Serves `/v…/socket/:dataset`: JSON-RPC over a WebSocket, by which Studios tell each other who is
 * where. The protocol is that of @sanity/bifur-client. Returns how to stop.
 */
export function servePresence(server: Server, lake: Lake): () => void {
  const sockets = new WebSocketServer({ noServer: true });
  const rooms = new PresenceRooms();
  const upgrade = (
    request: Parameters<typeof sockets.handleUpgrade>[0],
    socket: Duplex,
    head: Buffer,
  ) => {
    const address = `http://${request.headers.host ?? ''}${request.url ?? ''}`;
    const url = URL.canParse(address) ? new URL(address) : undefined;
    const dataset = url?.pathname.match(/^\/v[^/]+\/socket\/([^/]+)$/)?.[1];
    const project = url && projectOf(new Request(url), lake.catalogue);
    if (!dataset || !project || !lake.catalogue.dataset(project, dataset)) {
      socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n');
      return;
    }
    const identity = lake.sessions.identify(undefined, cookieOf(request.headers, lake));
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      converse(webSocket, `${project}/${dataset}`, rooms, lake, identity);
    });
  };
  server.on('upgrade', upgrade);
  return () => {
    server.off('upgrade', upgrade);
    for (const webSocket of sockets.clients) webSocket.terminate();
    sockets.close();
  };
}

/** The session cookie, if it comes from a page that may use the lake: any page can open a socket. */
function cookieOf({ origin, cookie }: IncomingHttpHeaders, lake: Lake): string | undefined {
  const isAllowed = origin !== undefined && isAllowedOrigin(origin, lake.config.corsOrigins);
  return isAllowed && cookie ? parse(cookie, SESSION_COOKIE)[SESSION_COOKIE] : undefined;
}

function converse(
  webSocket: WebSocket,
  room: string,
  rooms: PresenceRooms,
  lake: Lake,
  signedIn: Identity,
): void {
  let identity = isAnonymous(signedIn) ? undefined : signedIn;
  const beat = setInterval(() => webSocket.send('♥'), HEARTBEAT_MS);
  const send = (message: object) => webSocket.send(JSON.stringify({ jsonrpc: '2.0', ...message }));
  const tell = (subscription: string, result: unknown) =>
    send({ method: 'presence_subscription', params: { subscription, result } });
  const seat = rooms.enter(room, tell);

  const answer = (method: string, params: Record<string, unknown>): unknown => {
    if (method === 'authorization') {
      identity = lake.sessions.identify(String(params.authorization ?? ''));
      return 'ok';
    }
    if (!identity) throw new Error('Not authorized: send "authorization" first');
    const i = identity.id;
    switch (method) {
      case 'presence_subscribe':
        return seat.subscribe();
      case 'presence_unsubscribe':
        return seat.unsubscribe(String(params.subscriptionId));
      case 'presence_rollcall':
        return seat.tellOthers({ type: 'rollCall', i, session: params.session });
      case 'presence_announce':
        return seat.tellOthers({ type: 'state', i, m: params.data });
      case 'presence_disconnect':
        return seat.tellOthers({ type: 'disconnect', i, m: { session: params.session } });
      default:
        throw new Error(`Unknown method "${method}"`);
    }
  };

  webSocket.on('message', (data) => {
    const request = requestSchema.safeParse(parsed(data));
    if (!request.success) {
      send({ id: null, error: { code: -32_600, message: 'Not a JSON-RPC request' } });
      return;
    }
    const { id, method, params } = request.data;
    try {
      send({ id, result: answer(method, params) ?? 'ok' });
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      send({ id, error: { code: -32_600, message } });
    }
  });
  // What is not a WebSocket message ends the conversation, not the lake.
  webSocket.on('error', () => webSocket.terminate());
  webSocket.on('close', () => {
    clearInterval(beat);
    seat.leave();
  });
}

function parsed(data: RawData): unknown {
  try {
    return JSON.parse(data.toString());
  } catch {
    return undefined;
  }
}
