import { expect, test } from 'vitest';
import { securityHeaders } from './headers.ts';

function policyFor(source: string, lake?: string): string {
  const rule = securityHeaders({ lake, development: false, secure: true }).find(
    (each) => each.source === source,
  );
  return rule?.headers.find(({ key }) => key === 'Content-Security-Policy')?.value ?? '';
}

test('only the site itself may frame its pages', () => {
  for (const source of ['/:path*', '/studio/:path*']) {
    expect(policyFor(source)).toContain("frame-ancestors 'self'");
  }
});

test('with the embedded lake the Studio can reach no address but this machine', () => {
  const policy = policyFor('/studio/:path*', 'http://127.0.0.1:3333');
  const hosts = [...policy.matchAll(/(?:https?|wss?):\/\/([^\s:;]+)/g)].map(([, host]) => host);
  expect(new Set(hosts)).toEqual(new Set(['127.0.0.1', 'localhost', '*.localhost']));
  expect(policy).toContain("default-src 'self'");
  expect(policy).toContain('ws://127.0.0.1:*');
});

test('readers get no code that is evaluated, from nowhere else', () => {
  expect(policyFor('/:path*')).toMatch(/script-src 'self' 'unsafe-inline';/);
});

test('readers over HTTPS come over HTTPS only', () => {
  const sent = (secure: boolean) =>
    securityHeaders({ development: false, secure })[0]?.headers.map(({ key }) => key);
  expect(sent(true)).toContain('Strict-Transport-Security');
  expect(sent(false)).not.toContain('Strict-Transport-Security');
});
