import { createServer } from 'node:http';

/** Receives webhooks, sometimes refusing them at first, and knows which it has accepted. */
export async function startReceiver() {
  const accepted = new Set<string>();
  let count = 0;
  const server = createServer((request, response) => {
    request.resume().once('end', () => {
      count += 1;
      const isRefused = count % 10 === 0;
      response.writeHead(isRefused ? 503 : 200).end();
      const { 'sanity-transaction-id': transaction, 'sanity-document-id': document } =
        request.headers;
      if (!isRefused) accepted.add(`${transaction} ${document}`);
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/`,
    has: (transactionId: string, documentId: string) =>
      accepted.has(`${transactionId} ${documentId}`),
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
