import { encodeSignatureHeader, SIGNATURE_HEADER_NAME } from '@sanity/webhook';
import { paragraph } from '#lib/content/testing/samples.ts';
import { address } from './support/address.ts';
import { lakeClient, smallMonograph, until } from './support/content.ts';
import { expect, test } from './support/test.ts';

const lake = lakeClient();

test('a publish reaches the page, the A to Z and the markup of search engines', async () => {
  const words = 'One tablet in the morning, as this journey says.';
  await lake
    .patch('monograph-lisinopril')
    .set({ dosage: paragraph(words) })
    .commit();
  const page = await until('/drugs/lisinopril', ({ body }) => body.includes(words));
  expect(page.body).toContain(words);

  await lake.createOrReplace(smallMonograph('freshly-published', 'Freshlypublished'));
  expect((await until('/drugs/freshly-published', ({ status }) => status === 200)).status).toBe(
    200,
  );
  const list = await until('/drugs', ({ body }) => body.includes('/drugs/freshly-published'));
  expect(list.body).toContain('/drugs/freshly-published');
  await lake.delete('monograph-freshly-published');
  expect((await until('/drugs/freshly-published', ({ status }) => status === 404)).status).toBe(
    404,
  );
});

test('a page that was not found before its publication is found after it', async () => {
  expect((await until('/drugs/asked-too-early', () => true)).status).toBe(404);
  await lake.createOrReplace(smallMonograph('asked-too-early', 'Askedtooearly'));
  const found = await until('/drugs/asked-too-early', ({ status }) => status === 200);
  expect(found.status).toBe(200);
  await lake.delete('monograph-asked-too-early');
});

test('a changed slug leads from the old address to the new one', async () => {
  await lake.createOrReplace(smallMonograph('old-name', 'Renamed'));
  expect((await until('/drugs/old-name', ({ status }) => status === 200)).status).toBe(200);
  await lake.patch('monograph-old-name').set({ 'slug.current': 'new-name' }).commit();
  expect((await until('/drugs/new-name', ({ status }) => status === 200)).status).toBe(200);
  await until('/drugs/old-name', ({ status }) => status === 308);
  const moved = await fetch(`${address('site')}/drugs/old-name`, { redirect: 'manual' });
  expect(moved.status).toBe(308);
  expect(moved.headers.get('location')).toContain('/drugs/new-name');
  // Changed back, it would lead in circles in a browser that keeps redirects for ever.
  expect(moved.headers.get('cache-control')).toContain('max-age=0');
  await lake.delete('monograph-old-name');
});

test('publishes that race with regeneration end with the newest words', async () => {
  for (let round = 1; round <= 10; round += 1) {
    const commits = ['first', 'second', 'third'].map((name) =>
      lake
        .patch('monograph-furosemide')
        .set({ howItWorks: paragraph(`Round ${round}, the ${name} wording.`) })
        .commit(),
    );
    const regeneration = fetch(`${address('site')}/drugs/furosemide`);
    await Promise.all(commits);
    const last = `Round ${round}, the last wording.`;
    await lake
      .patch('monograph-furosemide')
      .set({ howItWorks: paragraph(last) })
      .commit();
    const page = await until('/drugs/furosemide', ({ body }) => body.includes(last), 20_000);
    expect(page.body).toContain(last);
    expect((await regeneration).status).toBe(200);
  }
  for (let visit = 0; visit < 10; visit += 1) {
    const again = await until('/drugs/furosemide', () => true);
    expect(again.body).toContain('Round 10, the last wording.');
  }
});

test.describe('the webhook, tried with a bare HTTP client', () => {
  const payload = JSON.stringify({
    _id: 'siteSettings',
    _type: 'siteSettings',
    _rev: `journey-${Date.now()}`,
    operation: 'update',
  });
  const send = (headers: Record<string, string>, body = payload) =>
    fetch(`${address('site')}/api/revalidate`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });
  const sign = (time: number, secret = address('webhookSecret'), body = payload) =>
    encodeSignatureHeader(body, time, secret);

  test('refuses what is unsigned, signed with another secret, altered or too old', async () => {
    expect((await send({})).status).toBe(401);
    const foreign = await sign(Date.now(), 'another-secret-of-length');
    expect((await send({ [SIGNATURE_HEADER_NAME]: foreign })).status).toBe(401);
    const altered = await sign(Date.now());
    expect((await send({ [SIGNATURE_HEADER_NAME]: altered }, `${payload} `)).status).toBe(401);
    const old = await sign(Date.now() - 60 * 60 * 1_000);
    expect((await send({ [SIGNATURE_HEADER_NAME]: old })).status).toBeGreaterThanOrEqual(400);
    expect((await fetch(`${address('site')}/api/revalidate`)).status).toBe(405);
  });

  test('does the same message only once', async () => {
    const headers = {
      [SIGNATURE_HEADER_NAME]: await sign(Date.now()),
      'idempotency-key': `journey-${Date.now()}`,
    };
    const first = await send(headers);
    expect(first.status).toBe(200);
    const second = await send(headers);
    expect(second.status).toBe(409);
    const resigned = { [SIGNATURE_HEADER_NAME]: await sign(Date.now() + 1_000) };
    const key = { 'idempotency-key': headers['idempotency-key'] };
    expect((await send({ ...resigned, ...key })).status).toBe(409);
  });
});
