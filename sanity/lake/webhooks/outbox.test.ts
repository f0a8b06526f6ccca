import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { isValidSignature, SIGNATURE_HEADER_NAME } from '@sanity/webhook';
import { afterEach, expect, test, vi } from 'vitest';
import { parseConfig } from '../config.ts';
import type { LakeDocument } from '../store/document.ts';
import { type DocumentChange, WebhookOutbox } from './outbox.ts';
import { type Answer, startReceiver } from './testReceiver.ts';

const SECRET = 'a secret of some length';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function receiver(answers: Answer[] = []) {
  const started = await startReceiver(answers);
  closing.push(started.close);
  return started;
}

function temporaryDatabase(): string {
  return join(mkdtempSync(join(tmpdir(), 'outbox-')), 'lake.sqlite');
}

function open(path: string, webhook: object, log: (line: string) => void = () => {}) {
  const { webhooks } = parseConfig({ webhooks: [{ id: 'site', secret: SECRET, ...webhook }] });
  const database = new DatabaseSync(path);
  const outbox = new WebhookOutbox(database, webhooks, log);
  closing.push(async () => {
    await outbox.stop();
    database.close();
  });
  return { database, outbox };
}

function monograph(revision: string, extra: Record<string, unknown> = {}): LakeDocument {
  return {
    _id: 'warfarin',
    _type: 'monograph',
    _rev: revision,
    _createdAt: '2026-01-01T00:00:00Z',
    _updatedAt: '2026-01-01T00:00:00Z',
    slug: { current: 'warfarin' },
    ...extra,
  };
}

function change(before: LakeDocument | null, after: LakeDocument | null): DocumentChange {
  const document = after ?? before;
  return {
    projectId: 'formulary',
    dataset: 'production',
    transactionId: `t-${document?._rev}`,
    timestamp: new Date().toISOString(),
    documentId: document?._id ?? '',
    before,
    after,
  };
}

test('a message is signed and named as Sanity does, with the projection asked for', async () => {
  const { url, received } = await receiver();
  const { outbox } = open(temporaryDatabase(), {
    url,
    filter: '_type == "monograph"',
    projection:
      '{_id, "operation": delta::operation(), "slug": after().slug.current, "slugBefore": before().slug.current, "moved": delta::changedAny(slug)}',
    headers: { 'x-own': 'yes' },
  });
  outbox.start();
  outbox.enqueue(
    change(monograph('r1'), monograph('r2', { slug: { current: 'warfarin-sodium' } })),
  );
  await vi.waitFor(() => expect(received).toHaveLength(1));

  const [message] = received;
  expect(JSON.parse(message?.body ?? '')).toEqual({
    _id: 'warfarin',
    operation: 'update',
    slug: 'warfarin-sodium',
    slugBefore: 'warfarin',
    moved: true,
  });
  const signature = message?.headers[SIGNATURE_HEADER_NAME];
  expect(await isValidSignature(message?.body ?? '', String(signature), SECRET)).toBe(true);
  expect(message?.headers).toMatchObject({
    'x-own': 'yes',
    'sanity-webhook-id': 'site',
    'sanity-project-id': 'formulary',
    'sanity-dataset': 'production',
    'sanity-document-id': 'warfarin',
    'sanity-transaction-id': 't-r2',
    'sanity-operation': 'update',
  });
  expect(message?.headers['idempotency-key']).toMatch(/^[0-9a-f]{32}$/);
  expect(Date.parse(String(message?.headers['sanity-transaction-time']))).toBeGreaterThan(0);
});

test('filter and projection may ask what any query may ask, of places for example', async () => {
  const { url, received } = await receiver();
  const { outbox } = open(temporaryDatabase(), {
    url,
    filter: 'geo::distance(place, geo::latLng(59.9, 10.7)) < 10000',
    projection: '{"metres": round(geo::distance(place, geo(after().place)))} // of itself',
  });
  outbox.start();
  outbox.enqueue(change(null, monograph('far', { place: { lat: 40.7, lng: -73.98 } })));
  outbox.enqueue(change(null, monograph('near', { place: { lat: 59.91, lng: 10.75 } })));
  await vi.waitFor(() => expect(received).toHaveLength(1));
  expect(JSON.parse(received[0]?.body ?? '')).toEqual({ metres: 0 });
});

test('a delete is told with the last content', async () => {
  const { url, received } = await receiver();
  const { outbox } = open(temporaryDatabase(), {
    url,
    projection: '{"operation": delta::operation(), "slug": slug.current, "after": after()}',
  });
  outbox.start();
  outbox.enqueue(change(monograph('r1'), null));
  await vi.waitFor(() => expect(received).toHaveLength(1));
  expect(JSON.parse(received[0]?.body ?? '')).toEqual({
    operation: 'delete',
    slug: 'warfarin',
    after: null,
  });
});

test('drafts, versions, other datasets, other operations and what the filter refuses stay untold', async () => {
  const { url, received } = await receiver();
  const { outbox } = open(temporaryDatabase(), {
    url,
    dataset: 'production',
    on: ['create', 'update'],
    filter: '_type == "monograph"',
  });
  outbox.start();
  outbox.enqueue(change(null, monograph('r1', { _id: 'drafts.warfarin' })));
  outbox.enqueue(change(null, monograph('r2', { _id: 'versions.spring.warfarin' })));
  outbox.enqueue(change(null, monograph('r3', { _type: 'person' })));
  outbox.enqueue(change(monograph('r4'), null));
  outbox.enqueue({ ...change(null, monograph('r5')), dataset: 'staging' });
  outbox.enqueue(change(null, monograph('wanted')));
  await vi.waitFor(() => expect(received).toHaveLength(1));
  expect(JSON.parse(received[0]?.body ?? '')).toMatchObject({ _rev: 'wanted' });
});

test('a failing receiver is tried again with the same key, and the order of a document is kept', async () => {
  const { url, received } = await receiver([503, 500]);
  const lines: string[] = [];
  const { outbox } = open(temporaryDatabase(), { url, projection: '{_rev}' }, (line) => {
    lines.push(line);
  });
  outbox.start();
  outbox.enqueue(change(monograph('r1'), monograph('r2')));
  await vi.waitFor(() => expect(received).toHaveLength(1));
  outbox.enqueue(change(monograph('r2'), monograph('r3')));
  await vi.waitFor(() => expect(received).toHaveLength(4), { timeout: 10_000 });

  const revisions = received.map((message) => JSON.parse(message.body)._rev);
  expect(revisions).toEqual(['r2', 'r2', 'r2', 'r3']);
  const keys = received.map((message) => message.headers['idempotency-key']);
  expect(keys[0]).toBe(keys[1]);
  expect(keys[0]).toBe(keys[2]);
  expect(keys[0]).not.toBe(keys[3]);
  expect(lines.join('\n')).toMatch(/"site" for warfarin failed \(503 .*\n.*answers again/);
});

test('a clear no is final and is said in the log', async () => {
  const { url, received } = await receiver([401]);
  const lines: string[] = [];
  const { outbox } = open(temporaryDatabase(), { url, projection: '{_rev}' }, (line) => {
    lines.push(line);
  });
  outbox.start();
  outbox.enqueue(change(monograph('r1'), monograph('r2')));
  outbox.enqueue(change(monograph('r2'), monograph('r3')));
  await vi.waitFor(() => expect(received).toHaveLength(2));
  expect(received.map((message) => JSON.parse(message.body)._rev)).toEqual(['r2', 'r3']);
  expect(lines).toEqual(['Webhook "site" for warfarin refused (401 answer 401); not sent again.']);
});

test('one document whose receiver hangs does not hold up another, and stopping does not wait', async () => {
  const { url, received, left } = await receiver(['hang']);
  const path = temporaryDatabase();
  const { outbox } = open(path, { url, projection: '{_id}' });
  outbox.start();
  outbox.enqueue(change(null, monograph('r1')));
  await vi.waitFor(() => expect(left).toHaveLength(1));
  outbox.enqueue(change(null, monograph('r1', { _id: 'aspirin' })));
  await vi.waitFor(() => expect(received).toHaveLength(1));
  expect(JSON.parse(received[0]?.body ?? '')).toEqual({ _id: 'aspirin' });
  await outbox.stop();

  const { outbox: next } = open(path, { url, projection: '{_id}' });
  next.start();
  await vi.waitFor(() => expect(received).toHaveLength(2));
  expect(JSON.parse(received[1]?.body ?? '')).toEqual({ _id: 'warfarin' });
});

test('messages survive a restart; those of a rolled back transaction were never sent', async () => {
  const { url, received } = await receiver();
  const path = temporaryDatabase();
  const first = open(path, { url, projection: '{_rev}' });
  first.outbox.enqueue(change(null, monograph('r1')));
  first.database.exec('BEGIN');
  first.outbox.enqueue(change(monograph('r1'), monograph('undone')));
  first.database.exec('ROLLBACK');
  await first.outbox.stop();

  const second = open(path, { url, projection: '{_rev}' });
  second.outbox.start();
  second.outbox.enqueue(change(monograph('r1'), monograph('r2')));
  await vi.waitFor(() => expect(received).toHaveLength(2));
  expect(received.map((message) => JSON.parse(message.body)._rev)).toEqual(['r1', 'r2']);
});

test('a filter that is not GROQ is refused at the start, by name', () => {
  expect(() =>
    open(temporaryDatabase(), { url: 'http://127.0.0.1:1/', filter: '_type = "x"' }),
  ).toThrow(/filter of webhook "site" is not valid GROQ/);
});

test('what an outbox of an earlier lake holds is sent', async () => {
  const { url, received } = await receiver();
  const path = temporaryDatabase();
  const earlier = new DatabaseSync(path);
  earlier.exec(`CREATE TABLE webhook_outbox (sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    webhook TEXT NOT NULL, line TEXT NOT NULL, project TEXT NOT NULL, dataset TEXT NOT NULL,
    transaction_id TEXT NOT NULL, timestamp TEXT NOT NULL, document_id TEXT NOT NULL,
    before TEXT, after TEXT)`);
  earlier
    .prepare(
      `INSERT INTO webhook_outbox
         (webhook, line, project, dataset, transaction_id, timestamp, document_id, after)
       VALUES ('site', 'formulary production warfarin', 'formulary', 'production', 't', ?, ?, ?)`,
    )
    .run(new Date().toISOString(), 'warfarin', JSON.stringify(monograph('r1')));
  earlier.close();
  open(path, { url, projection: '{_rev}' }).outbox.start();
  await vi.waitFor(() => expect(received).toHaveLength(1));
  expect(received[0]).toMatchObject({ body: '{"_rev":"r1"}' });
  expect(received[0]?.headers['sanity-operation']).toBe('create');
});

test('a filter that compares documents is evaluated before sending', async () => {
  const { url, received } = await receiver();
  const { outbox } = open(temporaryDatabase(), { url, filter: 'delta::changedAny(slug)' });
  outbox.start();
  outbox.enqueue(change(monograph('r1'), monograph('r2')));
  const slug = { current: 'warfarin-sodium' };
  outbox.enqueue(change(monograph('r2'), monograph('r3', { slug })));
  await vi.waitFor(() => expect(received).toHaveLength(1));
  expect(JSON.parse(received[0]?.body ?? '')).toMatchObject({ _rev: 'r3', slug });
});

test('of a flood, what changed last is told first', async () => {
  const { url, received } = await receiver();
  const { outbox, database } = open(temporaryDatabase(), { url, projection: '{_id}' });
  database.exec('BEGIN');
  for (let count = 0; count < 200; count += 1) {
    outbox.enqueue(change(null, monograph('r1', { _id: `page-${count}` })));
  }
  outbox.enqueue(change(monograph('r1', { _id: 'page-0' }), monograph('r2', { _id: 'page-0' })));
  database.exec('COMMIT');
  outbox.start();
  const order = () => received.map((message) => JSON.parse(message.body)._id);
  await vi.waitFor(() => expect(order()).toContain('page-0'));
  // Several are on their way at once, and one may overtake another.
  const before = order().slice(0, order().indexOf('page-0'));
  expect(before.length).toBeLessThan(20);
  for (const id of before) expect(id).toMatch(/^page-1[89]\d$/);
});

test('the log keeps the latest messages of a webhook and no more', () => {
  const { outbox, database } = open(temporaryDatabase(), { url: 'http://127.0.0.1:1/' });
  database.exec('BEGIN');
  const delivery = { outcome: 'delivered', reason: null, status: 200, detail: '' } as const;
  const occasion = { ...change(null, monograph('r')), operation: 'create' } as const;
  for (let count = 0; count < 1010; count += 1) {
    const message = { webhookId: 'site', key: '', sequence: 0, content: { body: '' }, occasion };
    outbox.log.note({
      message: { ...message, id: `m${count}` },
      body: '{}',
      delivery,
      startedAt: new Date(),
      duration: 1,
      nextAttemptAt: null,
    });
  }
  database.exec('COMMIT');
  const kept = outbox.log.messages('site', 'formulary', 5000);
  expect(kept).toHaveLength(1000);
  expect(kept[0]?.id).toBe('m1009');
});
