import { encodeSignatureHeader, SIGNATURE_HEADER_NAME } from '@sanity/webhook';
import { paragraph } from '#lib/content/testing/samples.ts';
import { startTestRedis, type TestRedis } from '#lib/together/testing/redis.ts';
import { address } from './support/address.ts';
import { lakeClient, smallMonograph } from './support/content.ts';
import { type Instance, makeInstance } from './support/instance.ts';
import { expect, test } from './support/test.ts';

const lake = lakeClient();
const ID = 'monograph-on-two-machines';
const PATH = '/drugs/on-two-machines';

let redis: TestRedis;
let a: Instance;
let b: Instance;

test.beforeAll(async () => {
  redis = await startTestRedis();
  a = await makeInstance(redis.url);
  b = await makeInstance(redis.url);
  await Promise.all([a.start(), b.start()]);
  // Each shows up for the other.
  await new Promise((wake) => setTimeout(wake, 2_000));
});
test.afterAll(async () => {
  await Promise.all([a.dispose(), b.dispose()]);
  await redis.dispose();
  await lake.delete(ID);
});

/** Publishes words, and tells one machine of it as the lake's webhook does. */
async function publish(words: string, told: Instance) {
  const monograph = { ...smallMonograph('on-two-machines', 'Ontwomachines'), _id: ID };
  const { _rev } = await lake.createOrReplace({ ...monograph, dosage: paragraph(words) });
  return tell(told, { _rev, operation: 'update', slug: 'on-two-machines' });
}

async function tell(told: Instance, change: Record<string, unknown>) {
  const body = JSON.stringify({ _id: ID, _type: 'monograph', ...change });
  const signature = await encodeSignatureHeader(body, Date.now(), address('webhookSecret'));
  const response = await fetch(`${told.url}/api/revalidate`, {
    method: 'POST',
    headers: { [SIGNATURE_HEADER_NAME]: signature },
    body,
  });
  return { status: response.status, receipt: await response.json() };
}

async function wordsAt(instance: Instance) {
  const response = await fetch(instance.url + PATH);
  return { status: response.status, body: await response.text() };
}

test('a publish that one machine is told of is seen on all', async () => {
  const { status, receipt } = await publish('Words of the first day.', a);
  expect(receipt).toMatchObject({ outcome: 'visible', elsewhere: 'everywhere' });
  expect(status).toBe(200);
  for (const each of [a, b])
    expect((await wordsAt(each)).body).toContain('Words of the first day.');
  await publish('Words of the second day.', b);
  for (const each of [a, b]) {
    const { body } = await wordsAt(each);
    expect(body).toContain('Words of the second day.');
    expect(body).not.toContain('Words of the first day.');
  }
});

test('a machine that was killed comes back with what was published meanwhile', async () => {
  await b.kill('SIGKILL');
  await publish('Words while one was away.', a);
  await b.start();
  await expect
    .poll(async () => (await wordsAt(b)).body, { timeout: 15_000 })
    .toContain('Words while one was away.');
});

test('without Redis readers are served, and a publish reaches the others when it is back', async () => {
  await redis.kill();
  for (const each of [a, b]) expect((await wordsAt(each)).status).toBe(200);
  const { status, receipt } = await publish('Words without Redis.', a);
  expect(status).toBe(200);
  expect(receipt).toMatchObject({ elsewhere: 'later' });
  expect((await wordsAt(a)).body).toContain('Words without Redis.');
  await redis.start();
  await expect
    .poll(async () => (await wordsAt(b)).body, { timeout: 20_000 })
    .toContain('Words without Redis.');
});

test('a new machine serves what the others know, also while the lake is down', async ({
  breakLake,
}) => {
  await publish('Words that a new machine knows.', a);
  await breakLake('down');
  const c = await makeInstance(redis.url);
  try {
    await c.start();
    const { status, body } = await wordsAt(c);
    expect(status).toBe(200);
    expect(body).toContain('Words that a new machine knows.');
  } finally {
    await c.dispose();
  }
});

test('what is withdrawn is gone on all, and stays gone', async ({ breakLake }) => {
  const withdrawn = await lake.getDocument(ID);
  await lake.delete(ID);
  const { receipt } = await tell(b, {
    _rev: withdrawn?._rev,
    operation: 'delete',
    slugBefore: 'on-two-machines',
  });
  expect(receipt).toMatchObject({ outcome: 'gone', elsewhere: 'everywhere' });
  for (const each of [a, b]) expect((await wordsAt(each)).status).toBe(404);
  await breakLake('down');
  for (const each of [a, b]) expect((await wordsAt(each)).status).toBe(404);
});
