import { readFileSync } from 'node:fs';
import { FAULTS } from '#lib/content/testing/faultProxy.ts';
import { paragraph } from '#lib/content/testing/samples.ts';
import { address } from './support/address.ts';
import { lakeClient, smallMonograph, until } from './support/content.ts';
import { expect, test } from './support/test.ts';

const lake = lakeClient();

for (const fault of FAULTS) {
  test(`readers keep the last good page while the lake answers with "${fault}"`, async ({
    breakLake,
  }) => {
    const before = await until('/drugs/metformin', ({ status }) => status === 200);
    expect(before.body).toContain('Metformin');

    await breakLake(fault);
    const words = `Changed while the lake was broken (${fault}).`;
    await lake
      .patch('monograph-metformin')
      .set({ howItWorks: paragraph(words) })
      .commit();
    for (let visit = 0; visit < 3; visit += 1) {
      const during = await until('/drugs/metformin', () => true);
      expect(during.status).toBe(200);
      expect(during.body).toContain('<article');
      expect((await until('/drugs', () => true)).status).toBe(200);
    }

    await breakLake('none');
    const after = await until('/drugs/metformin', ({ body }) => body.includes(words), 60_000);
    expect(after.body).toContain(words);
  });
}

test('a document made invalid behind the Studio keeps its last good page and is named in the log', async () => {
  const good = await until('/drugs/amlodipine', ({ status }) => status === 200);
  expect(good.status).toBe(200);
  const { usage } = await lake.fetch('*[_id == "monograph-amlodipine"][0]{usage}');

  await lake
    .patch('monograph-amlodipine')
    .set({ usage: 'Plain text where Portable Text is expected' })
    .commit();
  const complaint = () =>
    readFileSync(address('log'), 'utf8')
      .split('\n')
      .filter((line) => line.includes('monograph-amlodipine') && !line.includes('publish:'))
      .join('\n');
  await expect.poll(complaint, { timeout: 30_000 }).toContain('usage');
  expect(complaint()).toContain('/studio/intent/edit/id=monograph-amlodipine');

  for (const path of ['/drugs/amlodipine', '/drugs', '/drugs/atorvastatin']) {
    const answer = await until(path, () => true);
    expect(answer.status, path).toBe(200);
  }
  const kept = await until('/drugs/amlodipine', () => true);
  expect(kept.body).not.toContain('Plain text where Portable Text is expected');
  expect((await until('/drugs', () => true)).body).toContain('/drugs/amlodipine');

  await lake.patch('monograph-amlodipine').set({ usage }).commit();
});

test('a document that was never fit to show says so, is not listed, and appears once mended', async () => {
  const slug = 'never-fit';
  await lake.createOrReplace({ ...smallMonograph(slug, 'Neverfit'), usage: 'not rich text' });
  const broken = await until(`/drugs/${slug}`, ({ body }) => /being corrected/i.test(body));
  expect(broken.body).toMatch(/being corrected/i);
  expect(broken.status).not.toBe(200);
  expect((await until('/drugs', () => true)).body).not.toContain(`/drugs/${slug}`);

  await lake.createOrReplace(smallMonograph(slug, 'Neverfit'));
  const mended = await until(`/drugs/${slug}`, ({ status }) => status === 200, 30_000);
  expect(mended.status).toBe(200);
  const listed = await until('/drugs', ({ body }) => body.includes(`/drugs/${slug}`));
  expect(listed.body).toContain(`/drugs/${slug}`);
  await lake.delete(`monograph-${slug}`);
});

test('a withdrawn page stays withdrawn when the lake goes down', async ({ breakLake }) => {
  const slug = 'soon-withdrawn';
  await lake.createOrReplace(smallMonograph(slug, 'Soonwithdrawn'));
  expect((await until(`/drugs/${slug}`, ({ status }) => status === 200)).status).toBe(200);
  await lake.delete(`monograph-${slug}`);
  expect((await until(`/drugs/${slug}`, ({ status }) => status === 404)).status).toBe(404);

  await breakLake('down');
  for (let visit = 0; visit < 3; visit += 1) {
    expect((await until(`/drugs/${slug}`, () => true)).status).toBe(404);
  }
  const list = await until('/drugs', () => true);
  expect(list.status).toBe(200);
  expect(list.body).not.toContain(`/drugs/${slug}`);
});
