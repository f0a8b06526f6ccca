import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { LakeUnavailable } from './lake.ts';
import { readIndex, readListsForBuild } from './readIndex.ts';
import { readMonograph } from './readMonograph.ts';
import type { ContentSource } from './source.ts';
import { FAULTS } from './testing/faultProxy.ts';
import { memberReference, sampleMonograph, sampleTerm } from './testing/samples.ts';
import { startTestLake, type TestLake } from './testing/testLake.ts';

let lake: TestLake;
let source: ContentSource;
beforeAll(async () => {
  lake = await startTestLake();
});
afterAll(() => lake.close());
beforeEach(async () => {
  source = await lake.afresh();
});

async function slugs(): Promise<string[]> {
  return (await readIndex(source)).map((entry) => entry.slug);
}

test('lists every monograph by title, with the names it is found by', async () => {
  await lake.editor
    .transaction()
    .create(sampleTerm('drugClass', 'anticoagulants'))
    .create({ _id: 'person-a', _type: 'person', name: 'A. Reader', credentials: 'PharmD' })
    .create(
      sampleMonograph('warfarin', {
        brandNames: ['Coumadin'],
        marketStatus: 'active',
        drugClasses: [memberReference('drugClass-anticoagulants')],
        references: [{ _type: 'citation', _key: 'c1', citation: 'A handbook.' }],
        review: {
          reviewer: { _type: 'reference', _ref: 'person-a' },
          date: '2026-01-01',
          nextDue: '2028-01-01',
        },
      }),
    )
    .create(sampleMonograph('aspirin', { synonyms: ['ASA'] }))
    .create({ ...sampleMonograph('draft'), _id: 'drafts.monograph-draft' })
    .commit();
  expect(await readIndex(source)).toEqual([
    {
      id: 'monograph-aspirin',
      title: 'Aspirin',
      slug: 'aspirin',
      brandNames: [],
      synonyms: ['ASA'],
      updatedAt: expect.any(String),
      drugClasses: [],
      conditions: [],
      ingredients: [],
    },
    {
      id: 'monograph-warfarin',
      title: 'Warfarin',
      slug: 'warfarin',
      brandNames: ['Coumadin'],
      synonyms: [],
      marketStatus: 'active',
      updatedAt: expect.any(String),
      drugClasses: ['drugClass-anticoagulants'],
      conditions: [],
      ingredients: [],
      review: { date: '2026-01-01', nextDue: '2028-01-01' },
    },
  ]);
});

test('costs one request when nothing has changed, and one more for what has', async () => {
  const transaction = lake.editor.transaction();
  for (let number = 0; number < 250; number += 1) transaction.create(sampleMonograph(`m${number}`));
  await transaction.commit();
  const cost = async () => {
    const before = lake.proxy.requests;
    expect(await readIndex(source)).toHaveLength(250);
    return lake.proxy.requests - before;
  };
  expect(await cost()).toBe(4);
  expect(await cost()).toBe(1);
  await lake.editor.patch('monograph-m7').set({ title: 'Seven' }).commit();
  expect(await cost()).toBe(2);
  expect((await readIndex(source)).map((entry) => entry.title)).toContain('Seven');
});

test('leaves out what never was fit to show, and names it in the log once', async () => {
  await lake.editor.create(sampleMonograph('warfarin'));
  await lake.editor.create(sampleMonograph('broken', { usage: 'just text' }));
  expect(await slugs()).toEqual(['warfarin']);
  expect(await slugs()).toEqual(['warfarin']);
  expect(lake.log).toHaveLength(1);
  expect(lake.log[0]).toContain('document="monograph-broken" title="Broken"');
});

test('a build judges again and names every fault again', async () => {
  await lake.editor.create(sampleMonograph('warfarin'));
  await lake.editor.create(sampleMonograph('broken', { usage: 'just text' }));
  await readIndex(source);
  lake.log.length = 0;
  expect((await readListsForBuild(source)).entries.map((entry) => entry.slug)).toEqual([
    'warfarin',
  ]);
  expect(lake.log).toHaveLength(1);
});

test('an invalid monograph stays listed by its last good copy', async () => {
  await lake.editor.create(sampleMonograph('warfarin'));
  await readMonograph(source, 'warfarin');
  await lake.editor.patch('monograph-warfarin').set({ title: 'Changed', usage: 4 }).commit();
  expect(await readIndex(source)).toMatchObject([{ title: 'Warfarin', slug: 'warfarin' }]);
});

test('of two monographs at one address only the rightful one is listed', async () => {
  await lake.editor.create(sampleMonograph('warfarin'));
  await lake.editor.create(sampleMonograph('warfarin', { _id: 'usurper', title: 'Usurper' }));
  expect(await readIndex(source)).toMatchObject([{ id: 'monograph-warfarin' }]);
  expect(lake.log[0]).toContain('document="usurper"');
});

test('a monograph whose reviewer is not published is not listed', async () => {
  await lake.editor.create(
    sampleMonograph('warfarin', {
      references: [{ _type: 'citation', _key: 'c1', citation: 'A handbook.' }],
      review: {
        reviewer: { _type: 'reference', _ref: 'person-nobody', _weak: true },
        date: '2026-01-01',
        nextDue: '2028-01-01',
      },
    }),
  );
  expect(await slugs()).toEqual([]);
  expect(await readMonograph(source, 'warfarin')).toEqual({ state: 'beingCorrected' });
});

test('what has been withdrawn behind our back does not come back in an outage', async () => {
  await lake.editor.create(sampleMonograph('warfarin'));
  await readMonograph(source, 'warfarin');
  await lake.editor.delete('monograph-warfarin');
  expect(await slugs()).toEqual([]);
  lake.proxy.fault = 'down';
  expect(await readMonograph(source, 'warfarin')).toEqual({ state: 'absent' });
});

test.each(FAULTS.filter((fault) => fault !== 'hanging'))(
  'lake %s: the last index stands; without one it is an error, and no build is made',
  async (fault) => {
    await lake.editor.create(sampleMonograph('warfarin'));
    lake.proxy.fault = fault;
    await expect(readIndex(source)).rejects.toThrow(LakeUnavailable);
    lake.proxy.fault = undefined;
    await readIndex(source);
    lake.proxy.fault = fault;
    expect(await slugs()).toEqual(['warfarin']);
    await expect(readListsForBuild(source)).rejects.toThrow(LakeUnavailable);
  },
);
