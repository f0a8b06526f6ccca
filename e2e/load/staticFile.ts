import { createServer, type Server } from 'node:http';

/** A bare server that knows nothing but one body: what a page could cost at the least. */
export async function startStaticFile(
  port: number,
  body: Buffer,
  encoding: string,
): Promise<Server> {
  const server = createServer((_, response) => {
    response.writeHead(200, {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Encoding': encoding,
      'Content-Length': body.length,
    });
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return server;
}
