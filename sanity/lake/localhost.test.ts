import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const preload = fileURLToPath(new URL('./localhost.ts', import.meta.url));

/** What a Node program of somebody else finds, with the preload in its NODE_OPTIONS. */
function found(program: string): string {
  const env = { ...process.env, NODE_OPTIONS: `--import=${preload}` };
  const { stdout, stderr } = spawnSync(process.execPath, ['-e', program], {
    env,
    encoding: 'utf8',
  });
  return stdout.trim() || stderr;
}

test('a Node program finds every name below localhost on this machine', () => {
  const program = `
    const server = require('node:http').createServer((request, response) => response.end(request.headers.host));
    server.listen(0, '127.0.0.1', async () => {
      const { port } = server.address();
      const answer = await fetch('http://abcd1234.localhost:' + port);
      console.log((await answer.text()).replace(port, 'PORT'));
      process.exit();
    });`;
  expect(found(program)).toBe('abcd1234.localhost:PORT');
});

test('promises and callbacks are answered alike, and options are kept', () => {
  const program = `
    const dns = require('node:dns');
    dns.lookup('a.localhost', { family: 4 }, async (error, address) => {
      console.log(address, (await dns.promises.lookup('a.localhost', { family: 4 })).address);
    });`;
  expect(found(program)).toBe('127.0.0.1 127.0.0.1');
});

test('every other name is asked for as ever', () => {
  const program = `require('node:dns').lookup('127.0.0.7', (error, address) => console.log(address));`;
  expect(found(program)).toBe('127.0.0.7');
});
