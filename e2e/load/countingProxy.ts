import { request as ask, createServer } from 'node:http';

/** Stands between site and lake, and counts the questions about content. */
export type CountingProxy = { count(): number; close(): void };

/** @param lakePort Where the lake listens. @param port Where the site finds it. */
export async function startCountingProxy(lakePort: number, port: number): Promise<CountingProxy> {
  let questions = 0;
  const server = createServer((incoming, outgoing) => {
    if (/\/data\/(?:query|doc)\//.test(incoming.url ?? '')) questions += 1;
    const { method, url: path, headers } = incoming;
    const onward = ask({ host: '127.0.0.1', port: lakePort, method, path, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on('error', () => outgoing.destroy());
    incoming.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    count: () => questions,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
