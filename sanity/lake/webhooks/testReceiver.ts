import { createServer, type IncomingHttpHeaders } from 'node:http';

export type Received = { method: string; headers: IncomingHttpHeaders; body: string };
/** A status, or never one. */
export type Answer = number | 'hang';

export type Receiver = {
  url: string;
  /** What was answered. */
  received: Received[];
  /** What was left without an answer. */
  left: Received[];
  close: () => void;
};

/** A receiver of webhooks for tests: gives the answers it is told to give, then always 200. */
export async function startReceiver(answers: Answer[] = []): Promise<Receiver> {
  const received: Received[] = [];
  const left: Received[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString();
    });
    request.on('end', () => {
      const answer = answers.shift() ?? 200;
      const message = { method: request.method ?? '', headers: request.headers, body };
      if (answer === 'hang') {
        left.push(message);
        return;
      }
      received.push(message);
      response.writeHead(answer).end(`answer ${answer}`);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}/hook`,
    received,
    left,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
