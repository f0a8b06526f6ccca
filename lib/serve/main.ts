import { createServer } from 'node:http';
import next from 'next';
import { listening } from '#lib/env.ts';
import { front } from './front.ts';
import { leaveOnSignal } from './leave.ts';
import { answerSafely } from './safely.ts';

const { hostname, port } = listening();
const site = next({ dev: false, hostname, port });
await site.prepare();
const server = createServer(answerSafely(front(site.getRequestHandler())));
// Longer than balancers keep theirs: whoever closes first loses the request that is on its way.
server.keepAliveTimeout = 75_000;
server.listen(port, hostname, () =>
  console.log(`The website is ready on http://${hostname}:${port}`),
);
leaveOnSignal(server, () => site.close());
