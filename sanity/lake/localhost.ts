import dns from 'node:dns';

/**
 * Preloaded by `node --import`, this lets a Node program find `<project>.localhost`. Every name below
 * `localhost` is this machine (RFC 6761, 6.3); browsers know that, Node asks the system, and many
 * systems do not know. Clients of Sanity put the project into the host name.
 */
function isHere(name: unknown): boolean {
  return typeof name === 'string' && /\.localhost\.?$/i.test(name);
}

const { lookup } = dns;
const { lookup: lookupLater } = dns.promises;

Object.assign(dns, {
  lookup: (name: unknown, ...rest: unknown[]): unknown =>
    Reflect.apply(lookup, dns, [isHere(name) ? 'localhost' : name, ...rest]),
});
Object.assign(dns.promises, {
  lookup: (name: unknown, ...rest: unknown[]): unknown =>
    Reflect.apply(lookupLater, dns.promises, [isHere(name) ? 'localhost' : name, ...rest]),
});
