import type { IncomingMessage } from 'node:http';

/** What proxies say of the one who asks; so can everybody else. */
const SAID_BY_PROXIES = ['x-forwarded-host', 'x-forwarded-proto', 'x-forwarded-port', 'forwarded'];

/**
 * Leaves of what a request says about its own way here only what our own proxies have said, so that
 * nobody evades a limit by making up an address, nor turns our redirects to another site.
 * @param proxies How many proxies of ours a request comes through.
 */
export function nameCaller(request: IncomingMessage, proxies: number): void {
  const { headers, socket } = request;
  const said = String(headers['x-forwarded-for'] ?? '')
    .split(',')
    .map((each) => each.trim());
  // Each proxy adds the address that it was asked from at the end.
  const caller = proxies > 0 ? said.at(-proxies) : undefined;
  headers['x-forwarded-for'] = caller || socket.remoteAddress || 'unknown';
  if (proxies > 0) return;
  for (const name of SAID_BY_PROXIES) delete headers[name];
}
