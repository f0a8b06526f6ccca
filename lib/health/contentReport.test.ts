import { afterAll, beforeAll, expect, test } from 'vitest';
import { sampleMonograph } from '#lib/content/testing/samples.ts';
import { startTestLake, type TestLake } from '#lib/content/testing/testLake.ts';
import { readContentReport } from './contentReport.ts';
import { reportText } from './contentText.ts';

let lake: TestLake;
beforeAll(async () => {
  lake = await startTestLake();
});
afterAll(() => lake.close());

test('names what readers cannot be shown, where and why, until it is mended', async () => {
  await lake.editor.create(sampleMonograph('warfarin'));
  const broken = await lake.editor.create(sampleMonograph('broken', { usage: 'text' }));
  await lake.editor.create({ ...sampleMonograph('x', { usage: 'text' }), _id: 'drafts.draft' });
  const source = lake.source();
  const report = await readContentReport(source);
  expect(report.documents).toBe(2);
  expect(report.faults).toEqual([
    expect.objectContaining({ document: broken._id, type: 'monograph', place: 'usage' }),
  ]);
  const text = reportText(report);
  expect(text).toContain(`2 published documents checked: 1 cannot be shown as it stands.`);
  expect(text).toContain(broken._id);
  expect(text).toContain('  usage: ');

  await lake.editor.delete(broken._id);
  const mended = await readContentReport(source);
  expect(mended.faults).toEqual([]);
  expect(reportText(mended)).toBe('1 published document checked: all can be shown as they stand.');
});
