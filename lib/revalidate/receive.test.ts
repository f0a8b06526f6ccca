import { encodeSignatureHeader, SIGNATURE_HEADER_NAME } from '@sanity/webhook';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ContentSource } from '#lib/content/source.ts';
import { openStore } from '#lib/content/store/database.ts';
import {
  memberReference,
  paragraph,
  sampleMonograph,
  sampleTerm,
} from '#lib/content/testing/samples.ts';
import { startTestLake, type TestLake } from '#lib/content/testing/testLake.ts';
import { Deliveries } from './deliveries.ts';
import { type Receiver, receiveNotification } from './receive.ts';
import { siteAt } from './site.ts';
import { type CachedPages, startCachedPages } from './testing/cachedPages.ts';

const SECRET = 'a secret for the tests';

let lake: TestLake;
let source: ContentSource;
let pages: CachedPages;
let receiver: Receiver;
let log: string[];

beforeAll(async () => {
  lake = await startTestLake();
  source = lake.source();
  pages = await startCachedPages(source);
});
afterAll(async () => {
  pages.close();
  await lake.close();
});
beforeEach(async () => {
  lake.proxy.fault = undefined;
  await lake.editor.delete({ query: '*[_type in ["monograph", "drugClass"]]' });
  pages.cache.clear();
  pages.lostTaps = 0;
  log = [];
  receiver = {
    source,
    deliveries: new Deliveries(openStore(lake.environment)),
    others: undefined,
    site: siteAt(pages.url, SECRET),
    secret: SECRET,
    log: (line) => log.push(line),
  };
});

type Change = {
  id?: string;
  type?: string;
  slug?: string;
  slugBefore?: string;
  previousSlugs?: string[];
  operation?: string;
};

function body(change: Change = {}): string {
  const { id = 'monograph-warfarin', type = 'monograph', operation = 'update', ...slugs } = change;
  return JSON.stringify({ _id: id, _type: type, _rev: 'r', operation, ...slugs });
}

async function message(
  text: string,
  options: { signedAt?: number; secret?: string; signature?: string; key?: string } = {},
): Promise<Request> {
  const { signedAt = Date.now(), secret = SECRET, key } = options;
  const signature = options.signature ?? (await encodeSignatureHeader(text, signedAt, secret));
  return new Request('http://localhost/api/revalidate', {
    method: 'POST',
    body: text,
    headers: {
      [SIGNATURE_HEADER_NAME]: signature,
      ...(key === undefined ? {} : { 'idempotency-key': key }),
    },
  });
}

async function tell(change: Change): Promise<{ status: number; receipt: unknown }> {
  const response = await receiveNotification(receiver, await message(body(change)));
  return { status: response.status, receipt: await response.json() };
}

async function visit(path: string): Promise<Response> {
  return fetch(pages.url + path, { redirect: 'manual' });
}

describe('a message that must not be obeyed', () => {
  test('unsigned, wrongly signed, altered or of another time', async () => {
    const now = Date.now();
    const signature = await encodeSignatureHeader(body(), now, SECRET);
    const refused = [
      new Request('http://localhost/', { method: 'POST', body: body() }),
      await message(body(), { secret: 'another secret altogether' }),
      await message(body({ slug: 'altered' }), { signature }),
      await message(body(), { signature: 'nonsense' }),
      await message(body(), { signature: signature.replace('t=', 't=1') }),
      await message(body(), { signedAt: now - 6 * 60_000 }),
      await message(body(), { signedAt: now + 6 * 60_000 }),
    ];
    for (const request of refused) {
      expect((await receiveNotification(receiver, request)).status).toBe(401);
    }
  });

  test('too long, or not what our projection sends', async () => {
    const tooLong = await receiveNotification(receiver, await message(`"${'x'.repeat(70_000)}"`));
    expect(tooLong.status).toBe(413);
    for (const text of ['nonsense', '{}', '[]', '{"_id":"a","_type":"planet","_rev":"r"}']) {
      expect((await receiveNotification(receiver, await message(text))).status).toBe(400);
    }
  });

  test('a replay, also under another key; but a retry after a failure is obeyed', async () => {
    await lake.editor.create(sampleMonograph('warfarin'));
    const text = body({ slug: 'warfarin' });
    const signature = await encodeSignatureHeader(text, Date.now(), SECRET);
    const send = async (key: string, as?: string) =>
      (await receiveNotification(receiver, await message(text, { signature: as, key }))).status;

    lake.proxy.fault = 'error';
    expect(await send('key-1', signature)).toBe(503);
    lake.proxy.fault = undefined;
    expect(await send('key-1', signature)).toBe(200);
    expect(await send('key-1', signature)).toBe(409);
    expect(await send('key-2', signature)).toBe(409);
    expect(await send('key-1')).toBe(409);
  });
});

describe('a change is seen through', () => {
  test('a publish, until the page shows it', async () => {
    await lake.editor.create(sampleMonograph('warfarin'));
    await visit('/drugs/warfarin');
    const { _rev } = await lake.editor
      .patch('monograph-warfarin')
      .set({ dosage: paragraph('One a day.') })
      .commit();
    const { status, receipt } = await tell({ slug: 'warfarin', slugBefore: 'warfarin' });
    expect(status).toBe(200);
    expect(receipt).toMatchObject({
      document: 'monograph-warfarin',
      outcome: 'visible',
      addresses: [
        { path: '/drugs/warfarin', outcome: 'visible', revision: _rev },
        { path: '/a-to-z/w', outcome: 'visible' },
        { path: '/drugs', outcome: 'visible' },
      ],
    });
    expect(await (await visit('/drugs/warfarin')).text()).toContain(_rev);
    expect(log[0]).toContain('is visible after');
  });

  test('also when a tap is lost to a running regeneration', async () => {
    await lake.editor.create(sampleMonograph('warfarin'));
    await visit('/drugs/warfarin');
    pages.lostTaps = 2;
    const { _rev } = await lake.editor
      .patch('monograph-warfarin')
      .set({ title: 'Warfarin sodium' })
      .commit();
    expect(await tell({ slug: 'warfarin' })).toMatchObject({ receipt: { outcome: 'visible' } });
    expect(await (await visit('/drugs/warfarin')).text()).toContain(_rev);
  });

  test('an unpublish, until the page is gone', async () => {
    await lake.editor.create(sampleMonograph('warfarin'));
    await visit('/drugs/warfarin');
    await lake.editor.delete('monograph-warfarin');
    const { receipt } = await tell({ slugBefore: 'warfarin', operation: 'delete' });
    expect(receipt).toMatchObject({ outcome: 'gone' });
    expect((await visit('/drugs/warfarin')).status).toBe(404);
  });

  test('a new address, until the old one leads there', async () => {
    await lake.editor.create(sampleMonograph('warfarin'));
    await visit('/drugs/warfarin');
    await visit('/drugs/coumadin');
    await lake.editor.patch('monograph-warfarin').set({ 'slug.current': 'coumadin' }).commit();
    expect(await tell({ slug: 'coumadin', slugBefore: 'warfarin' })).toMatchObject({
      receipt: {
        outcome: 'visible',
        addresses: [
          { path: '/drugs/coumadin', outcome: 'visible' },
          { path: '/drugs/warfarin', outcome: 'redirected' },
          { path: '/a-to-z/w' },
          { path: '/drugs' },
        ],
      },
    });
    expect((await visit('/drugs/warfarin')).headers.get('location')).toBe('/drugs/coumadin');
  });

  test('an earlier address that an editor adds leads there at once, and nowhere after an unpublish', async () => {
    const slug = 'warfarin';
    await lake.editor.create(sampleMonograph(slug));
    await tell({ slug });
    expect((await visit('/drugs/marevan')).status).toBe(404);
    const previousSlugs = ['marevan'];
    await lake.editor.patch('monograph-warfarin').set({ previousSlugs }).commit();
    await tell({ slug, slugBefore: slug, previousSlugs });
    expect((await visit('/drugs/marevan')).headers.get('location')).toBe('/drugs/warfarin');
    await lake.editor.delete('monograph-warfarin');
    await tell({ slugBefore: slug, operation: 'delete' });
    expect((await visit('/drugs/marevan')).status).toBe(404);
  });

  test('an invalid publish keeps the last good page, and says so', async () => {
    await lake.editor.create(sampleMonograph('warfarin'));
    await visit('/drugs/warfarin');
    await lake.editor.patch('monograph-warfarin').set({ dosage: 'text' }).commit();
    expect(await tell({ slug: 'warfarin' })).toMatchObject({
      status: 200,
      receipt: { outcome: 'kept last good' },
    });
    expect((await visit('/drugs/warfarin')).status).toBe(200);
  });

  test('an older message that comes late does not bring older words', async () => {
    await lake.editor.create(sampleMonograph('warfarin'));
    await visit('/drugs/warfarin');
    const older = await message(body({ slug: 'warfarin' }));
    const { _rev } = await lake.editor.patch('monograph-warfarin').set({ title: 'Newer' }).commit();
    await tell({ slug: 'warfarin' });
    await receiveNotification(receiver, older);
    expect(await (await visit('/drugs/warfarin')).text()).toContain(_rev);
  });

  test('a change of another document, on the pages that show it', async () => {
    await lake.editor.create(sampleMonograph('heparin'));
    await lake.editor.create(
      sampleMonograph('warfarin', {
        ingredients: [{ _type: 'reference', _key: 'k', _ref: 'monograph-heparin', _weak: true }],
      }),
    );
    await visit('/drugs/warfarin');
    await lake.editor.patch('monograph-heparin').set({ title: 'Heparin sodium' }).commit();
    expect(await tell({ id: 'monograph-heparin', slug: 'heparin' })).toMatchObject({
      receipt: {
        addresses: [
          { path: '/drugs/heparin', outcome: 'visible' },
          { path: '/a-to-z/h', outcome: 'visible' },
          { path: '/drugs/warfarin', outcome: 'visible' },
          { path: '/drugs' },
        ],
      },
    });
  });

  test('a medicine that joins or leaves a class, on the page of the class', async () => {
    const drugClasses = [memberReference('drugClass-statins')];
    await lake.editor.create(sampleTerm('drugClass', 'statins'));
    await lake.editor.create(sampleMonograph('warfarin'));
    await visit('/classes/statins');
    const mark = async () => (await visit('/classes/statins')).text();
    const empty = await mark();
    await lake.editor.patch('monograph-warfarin').set({ drugClasses }).commit();
    const { receipt } = await tell({ slug: 'warfarin', slugBefore: 'warfarin' });
    expect(receipt).toHaveProperty(
      'addresses',
      expect.arrayContaining([
        expect.objectContaining({ path: '/classes/statins', outcome: 'visible' }),
      ]),
    );
    expect(await mark()).not.toBe(empty);
    await lake.editor.delete('monograph-warfarin');
    await tell({ slugBefore: 'warfarin', operation: 'delete' });
    expect(await mark()).toBe(empty);
  });

  test('a class: published, broken, and gone', async () => {
    const change = { id: 'drugClass-statins', type: 'drugClass', slug: 'statins' };
    expect((await visit('/classes/statins')).status).toBe(404);
    await lake.editor.create(sampleTerm('drugClass', 'statins'));
    expect(await tell(change)).toMatchObject({
      receipt: {
        outcome: 'visible',
        addresses: [
          { path: '/classes/statins', outcome: 'visible' },
          { path: '/classes', outcome: 'visible' },
          { path: '/drugs' },
        ],
      },
    });
    await lake.editor.patch('drugClass-statins').set({ description: 4 }).commit();
    expect(await tell(change)).toMatchObject({ receipt: { outcome: 'kept last good' } });
    expect((await visit('/classes/statins')).status).toBe(200);
    await lake.editor.delete('drugClass-statins');
    await tell({ ...change, operation: 'delete' });
    expect((await visit('/classes/statins')).status).toBe(404);
  });
});
