import {
  createServer,
  type IncomingMessage,
  request,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { Socket } from 'node:net';
import { pipeline } from 'node:stream';
import { FAULTS, misbehave } from '#lib/content/testing/faultProxy.ts';

/** What the way to the lake may do: nothing wrong, or any of a lake's faults. */
export type Fault = (typeof CHOICES)[number];

const CHOICES = ['none', ...FAULTS] as const;
const CONTROL = '/__fault/';

/**
 * A proxy in front of the lake that can fail on command (`PUT /__fault/<name>`), so that an outage
 * is a real one: the site talks to a real server that really misbehaves.
 * @param target The lake's port.
 * @param port Where to listen on 127.0.0.1.
 */
export async function startFaultProxy(target: number, port: number): Promise<Server> {
  let fault: Fault = 'none';
  const sockets = new Set<Socket>();
  const server = createServer((incoming, outgoing) => {
    const url = incoming.url ?? '/';
    if (url.startsWith(CONTROL)) {
      const wanted = CHOICES.find((name) => name === url.slice(CONTROL.length));
      if (wanted !== undefined) fault = wanted;
      outgoing.writeHead(wanted === undefined ? 404 : 204).end();
      // Who is down holds no event stream open either.
      if (fault === 'down') {
        for (const socket of sockets) if (socket !== incoming.socket) socket.destroy();
      }
      return;
    }
    if (fault === 'none') forward(target, incoming, outgoing);
    else misbehave(fault, outgoing);
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  server.on('upgrade', (incoming, socket, head) => {
    const upstream = request({ port: target, path: incoming.url, headers: incoming.headers });
    upstream.on('upgrade', (response, remote, remoteHead) => {
      const lines = Object.entries(response.headers).map(([name, value]) => `${name}: ${value}`);
      socket.write(`HTTP/1.1 101 Switching Protocols\r\n${lines.join('\r\n')}\r\n\r\n`);
      socket.write(remoteHead);
      remote.write(head);
      remote.pipe(socket).pipe(remote);
      remote.on('error', () => socket.destroy());
      socket.on('error', () => remote.destroy());
    });
    upstream.on('error', () => socket.destroy());
    upstream.end();
  });
  const close = server.close.bind(server);
  server.close = (done) => {
    for (const socket of sockets) socket.destroy();
    return close(done);
  };
  await new Promise<void>((ready) => server.listen(port, '127.0.0.1', ready));
  return server;
}

function forward(target: number, incoming: IncomingMessage, outgoing: ServerResponse): void {
  const { method, url, headers } = incoming;
  const upstream = request({ port: target, method, path: url, headers }, (response) => {
    outgoing.writeHead(response.statusCode ?? 502, response.headers);
    // A lake that ends in the middle of an answer must not look like one that thinks.
    pipeline(response, outgoing, () => {});
  });
  upstream.on('error', () => outgoing.destroy());
  outgoing.on('close', () => upstream.destroy());
  incoming.pipe(upstream);
}
