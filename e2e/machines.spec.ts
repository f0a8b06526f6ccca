import { address } from './support/address.ts';
import { lakeClient, smallMonograph, until } from './support/content.ts';
import { expect, test } from './support/test.ts';

const lake = lakeClient();

const FORMS = [
  '/drugs/for-machines',
  '/drugs/for-machines.md',
  '/api/v1/monographs/for-machines',
  '/api/v1/monographs/for-machines/fhir',
];
const LISTS = ['/sitemaps/1.xml', '/changes.atom', '/api/v1/monographs?letter=f'];

test('what is published is in every form and list; what is withdrawn is gone from all at once', async () => {
  for (const path of LISTS) await until(path, () => true);
  await lake.createOrReplace(smallMonograph('for-machines', 'Formachines'));
  for (const path of FORMS) {
    expect((await until(path, ({ status }) => status === 200)).status, path).toBe(200);
  }
  for (const path of LISTS) {
    const { body } = await until(path, (answer) => answer.body.includes('/for-machines'));
    expect(body, path).toContain('/for-machines');
  }
  await lake.delete('monograph-for-machines');
  // Once readers do not get the page any more, nobody gets anything of it.
  expect((await until('/drugs/for-machines', ({ status }) => status === 404)).status).toBe(404);
  for (const path of FORMS) expect((await fetch(address('site') + path)).status, path).toBe(404);
  for (const path of LISTS) {
    const { body } = await until(path, (answer) => !answer.body.includes('/for-machines'));
    expect(body, path).not.toContain('/for-machines');
  }
});

test('an old address leads to its page; one that is wrong, or no address at all, to none', async () => {
  const ask = (path: string) => fetch(address('site') + path, { redirect: 'manual' });
  const moved = await ask('/composition/w/warfarin');
  expect([moved.status, moved.headers.get('location')]).toEqual([308, '/drugs/warfarin']);
  for (const path of [
    '/composition/m/warfarin',
    '/composition/n/never-was',
    '/drugs/never-was.md',
    '/api/v1/monographs/%E0%A4%A',
  ]) {
    expect((await ask(path)).status, path).toBe(404);
  }
});
