import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { readRedirect } from './readRedirect.ts';
import { readSettings } from './readSettings.ts';
import type { ContentSource } from './source.ts';
import { paragraph } from './testing/samples.ts';
import { startTestLake, type TestLake } from './testing/testLake.ts';

let lake: TestLake;
let source: ContentSource;
beforeAll(async () => {
  lake = await startTestLake();
});
afterAll(() => lake.close());
afterEach(() => {
  vi.useRealTimers();
});
beforeEach(async () => {
  source = await lake.afresh();
});

const SETTINGS = {
  _id: 'siteSettings',
  _type: 'siteSettings',
  publisher: { name: 'The Publisher' },
  defaultDisclaimer: paragraph('Ask a pharmacist.'),
  emergencyContacts: [
    { _type: 'contact', _key: 'c1', region: 'Nowhere', label: 'Ambulance', phone: '000' },
  ],
};

test('the settings are asked for once in a while, not once for every page', async () => {
  await lake.editor.create(SETTINGS);
  const before = lake.proxy.requests;
  const settings = await readSettings(source);
  await readSettings(source);
  expect(lake.proxy.requests - before).toBe(1);
  expect(settings).toEqual({
    publisher: { name: 'The Publisher' },
    defaultDisclaimer: paragraph('Ask a pharmacist.'),
    emergencyContacts: [{ region: 'Nowhere', label: 'Ambulance', phone: '000' }],
    reportingContacts: [],
  });
});

test('broken settings, or a broken lake, leave the last good ones in place', async () => {
  expect(await readSettings(source, true)).toBeNull();
  await lake.editor.create(SETTINGS);
  await readSettings(source, true);
  await lake.editor.patch('siteSettings').set({ publisher: 'me' }).commit();
  expect(await readSettings(source, true)).toMatchObject({ publisher: { name: 'The Publisher' } });
  expect(lake.log[0]).toContain('content fault: siteSettings');
  lake.proxy.fault = 'error';
  expect(await readSettings(source, true)).toMatchObject({ publisher: { name: 'The Publisher' } });
});

test('while the lake hangs, nobody waits for settings that are known', async () => {
  await lake.editor.create(SETTINGS);
  await readSettings(source);
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60_000 });
  lake.proxy.fault = 'hanging';
  const asked = readSettings(source);
  const later = readSettings(source, true);
  const first = await Promise.race([asked.then(() => 'known'), later.then(() => 'asked anew')]);
  expect(first).toBe('known');
  expect(await asked).toMatchObject({ publisher: { name: 'The Publisher' } });
  expect(await later).toMatchObject({ publisher: { name: 'The Publisher' } });
});

test('no settings and no lake is no reason to fail a page', async () => {
  lake.proxy.fault = 'down';
  expect(await readSettings(source)).toBeNull();
});

test("an editor's redirects are found; a broken one harms only itself", async () => {
  await lake.editor
    .transaction()
    .create({ _type: 'redirect', from: '/old/', to: '/drugs/warfarin', permanent: true })
    .create({ _type: 'redirect', from: '/broken', to: 'https://elsewhere.example' })
    .commit();
  const answer = { to: '/drugs/warfarin', permanent: true };
  expect(await readRedirect(source, '/old')).toEqual(answer);
  expect(await readRedirect(source, '/old/')).toEqual(answer);
  expect(await readRedirect(source, '/broken')).toBeNull();
  expect(lake.log[0]).toContain('content fault: redirect');
  lake.proxy.fault = 'html';
  expect(await readRedirect(source, '/old', true)).toEqual(answer);
});

test('redirects of redirects are one step; none leads in circles, to another site or nowhere', async () => {
  const to = '/drugs/warfarin';
  const pairs = [
    { from: '/first', to: '/second/' },
    { from: '/second', to },
    { from: '/round', to: '/about-turn' },
    { from: '/about-turn', to: '/round' },
    { from: '/itself', to: '/itself/' },
    { from: '/elsewhere', to: '/..//elsewhere.example' },
    { from: '/drugs/old', to },
  ];
  const transaction = lake.editor.transaction();
  for (const pair of pairs) transaction.create({ _type: 'redirect', permanent: true, ...pair });
  await transaction.commit();
  expect(await readRedirect(source, '/first', true)).toEqual({ to, permanent: true });
  for (const { from } of pairs.slice(2)) expect(await readRedirect(source, from), from).toBeNull();
  expect(lake.log.join('\n')).toContain('/drugs/old');
});
