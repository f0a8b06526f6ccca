import { createConnection } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { startTestLake, type TestLake } from '../testLake.ts';

let lake: TestLake;
beforeAll(async () => {
  lake = await startTestLake();
});
afterAll(() => lake.dispose());

type Message = {
  id?: string;
  method?: string;
  result?: unknown;
  error?: unknown;
  params?: { result?: unknown };
};

/** A Studio's connection: calls by name, and what it was told without asking. */
async function connect() {
  const socket = new WebSocket(`${lake.url.replace('http', 'ws')}/v1/socket/production`);
  const answers = new Map<string, (message: Message) => void>();
  const told: unknown[] = [];
  let onTold = () => {};
  socket.on('message', (data) => {
    if (data.toString() === '♥') return;
    const message: Message = JSON.parse(data.toString());
    if (message.id) answers.get(message.id)?.(message);
    if (message.method === 'presence_subscription') {
      told.push(message.params?.result);
      onTold();
    }
  });
  await new Promise((resolve) => socket.once('open', resolve));
  return {
    close: () => socket.close(),
    told: async (count: number) => {
      await new Promise<void>((resolve) => {
        onTold = () => {
          if (told.length >= count) resolve();
        };
        onTold();
      });
      return told;
    },
    call: (method: string, params: object = {}) =>
      new Promise<Message>((resolve) => {
        const id = `${method}-${answers.size}`;
        answers.set(id, resolve);
        socket.send(JSON.stringify({ jsonrpc: '2.0', id, method, params }));
      }),
  };
}

describe('presence', () => {
  it('lets Studios tell each other who is where', async () => {
    const [one, other] = [await connect(), await connect()];
    for (const studio of [one, other]) {
      await studio.call('authorization', { authorization: 'Bearer token-of-editor' });
    }
    await other.call('presence_subscribe');
    await one.call('presence_rollcall', { session: 's1' });
    const data = { sessionId: 's1', locations: [{ documentId: 'a', path: [] }] };
    await one.call('presence_announce', { data });
    await one.call('presence_disconnect', { session: 's1' });
    expect(await other.told(3)).toMatchObject([
      { type: 'rollCall', session: 's1' },
      { type: 'state', m: data },
      { type: 'disconnect', m: { session: 's1' } },
    ]);
    one.close();
    other.close();
  });

  it('is closed to strangers', async () => {
    const stranger = await connect();
    expect(await stranger.call('presence_subscribe')).toHaveProperty('error');
    expect(await stranger.call('authorization', { authorization: 'Bearer wrong' })).toHaveProperty(
      'error',
    );
    stranger.close();
  });
});

describe('nonsense', () => {
  it('sent instead of a WebSocket does the lake no harm', async () => {
    const { port } = new URL(lake.url);
    for (const request of [
      'GET /v1/socket/production HTTP/1.1\r\nHost: a b\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n',
      'GET // HTTP/1.1\r\nHost: \r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n',
    ]) {
      await new Promise<void>((resolve) => {
        const socket = createConnection(Number(port), '127.0.0.1', () => socket.write(request));
        socket.once('data', () => socket.destroy());
        socket.once('close', () => resolve());
      });
    }
    const studio = new WebSocket(`${lake.url.replace('http', 'ws')}/v1/socket/production`);
    await new Promise((resolve) => studio.once('open', resolve));
    const closed = new Promise((resolve) => studio.once('close', resolve));
    studio.on('error', () => {});
    Reflect.get(studio, '_socket').write(Buffer.from([0xff, 0xff, 0xff, 0xff]));
    await closed;
    expect((await fetch(`${lake.url}/v1/ping`)).status).toBe(200);
  });
});
