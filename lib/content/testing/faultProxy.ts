import { createServer, request, type ServerResponse } from 'node:http';

/** What can go wrong between the site and its lake. */
export const FAULTS = ['down', 'hanging', 'error', 'html', 'truncated', 'wrongShape'] as const;
export type LakeFault = (typeof FAULTS)[number];

const JSON_TYPE = { 'content-type': 'application/json' };

/** Stands between the loaders and a real lake, counts what is asked, and fails on command. */
export async function startFaultProxy(targetPort: number) {
  const state: { fault: LakeFault | undefined; requests: number } = {
    fault: undefined,
    requests: 0,
  };
  const server = createServer((incoming, outgoing) => {
    state.requests += 1;
    if (state.fault !== undefined) {
      misbehave(state.fault, outgoing);
      return;
    }
    const { method, url, headers } = incoming;
    const upstream = request({ port: targetPort, method, path: url, headers }, (response) => {
      outgoing.writeHead(response.statusCode ?? 502, response.headers);
      response.pipe(outgoing);
    });
    upstream.on('error', () => outgoing.destroy());
    incoming.pipe(upstream);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The proxy has no port.');
  return {
    url: `http://127.0.0.1:${address.port}`,
    state,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Answers as a lake with this fault would. */
export function misbehave(fault: LakeFault, outgoing: ServerResponse): void {
  switch (fault) {
    case 'down':
      outgoing.socket?.destroy();
      return;
    case 'hanging':
      return;
    case 'error':
      outgoing.writeHead(500, JSON_TYPE).end('{"error":"Internal Server Error","statusCode":500}');
      return;
    case 'html':
      outgoing.writeHead(200, { 'content-type': 'text/html' }).end('<html>Maintenance</html>');
      return;
    case 'truncated':
      outgoing.writeHead(200, JSON_TYPE).end('{"ms":1,"query":"*","result":{"holders":[{"docu');
      return;
    case 'wrongShape':
      outgoing.writeHead(200, JSON_TYPE).end('{"ms":1,"query":"*","result":{"holders":{}}}');
  }
}
