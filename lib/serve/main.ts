import { createServer } from 'node:http';
import next from 'next';
import { env, listening } from '#lib/env.ts';
import { openTogether } from '#lib/together/open.ts';
import { front } from './front.ts';
import { leaveOnSignal } from './leave.ts';
import { limited } from './limits.ts';
import { ready } from './ready.ts';
import { answerSafely } from './safely.ts';

const { hostname, port, proxies } = listening();
const site = next({ dev: false, hostname, port });
await site.prepare();
const together = openTogether(env());
const isReady = () => together?.isReady ?? true;
const behind = front(site.getRequestHandler(), { proxies });
const server = createServer(answerSafely(limited(ready(behind, isReady))));
// Longer than balancers keep theirs: whoever closes first loses the request that is on its way.
server.keepAliveTimeout = 75_000;
server.listen(port, hostname, () =>
  console.log(`The website is ready on http://${hostname}:${port}`),
);
together?.start();
leaveOnSignal(server, async () => {
  await together?.stop();
  await site.close();
});
