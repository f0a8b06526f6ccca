import { afterAll, beforeAll, expect, test } from 'vitest';
import { sampleDocument } from '#lib/content/shape/fixtures.ts';
import { reviewLists } from './reviewLists.ts';
import { type BareStudio, bareStudio } from './testing.ts';

let studio: BareStudio;
beforeAll(async () => {
  studio = await bareStudio();
});
afterAll(() => studio.close());

const NOW = Date.parse('2030-05-10T12:00:00Z');

test('each monograph stands in the lists it belongs to', async () => {
  const { review: _, source: __, ...sample } = sampleDocument();
  const make = (id: string, nextDue?: string, kind = 'authored') =>
    studio.client.create({
      ...sample,
      _id: id,
      slug: { _type: 'slug', current: id },
      source: { kind },
      ...(nextDue === undefined ? {} : { review: { date: '2029-01-01', nextDue } }),
    });
  await make('yesterday', '2030-05-09');
  await make('today', '2030-05-10');
  await make('in-a-month', '2030-06-09');
  await make('in-two-months', '2030-07-10');
  await make('next-year', '2031-05-10');
  await make('written');
  await make('imported', undefined, 'imported');
  const found: Record<string, string[]> = {};
  for (const { id, filter, params, sortedBy } of reviewLists(NOW)) {
    const query = `*[_type == "monograph" && ${filter}] | order(${sortedBy}) ._id`;
    found[id] = await studio.client.fetch<string[]>(query, params);
  }
  expect(found).toEqual({
    overdue: ['yesterday'],
    'due-30': ['today', 'in-a-month'],
    'due-90': ['today', 'in-a-month', 'in-two-months'],
    'imported-unreviewed': ['imported'],
    unreviewed: expect.arrayContaining(['written', 'imported']),
  });
  expect(found.unreviewed).toHaveLength(2);
});
