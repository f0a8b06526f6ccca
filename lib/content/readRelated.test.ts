import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { readLists } from './readIndex.ts';
import { readRelated } from './readRelated.ts';
import type { ContentSource } from './source.ts';
import { memberReference, sampleMonograph, sampleTerm } from './testing/samples.ts';
import { startTestLake, type TestLake } from './testing/testLake.ts';

const STATINS = { id: 'drugClass-statins', title: 'Statins', slug: 'statins' };

let lake: TestLake;
let source: ContentSource;
beforeAll(async () => {
  lake = await startTestLake();
});
afterAll(() => lake.close());
beforeEach(async () => {
  source = await lake.afresh();
});

async function related(id: string) {
  const { classes, combinations } = await readRelated(source, { id, drugClasses: [STATINS] });
  return {
    neighbours: classes.map(({ medicines }) => medicines.map(({ slug }) => slug)),
    combinations: combinations.map(({ slug }) => slug),
  };
}

test('neighbours of a class and combinations, only those that have a page, for no question', async () => {
  const drugClasses = [memberReference(STATINS.id)];
  const ingredients = [{ ...memberReference('monograph-simvastatin'), _weak: true }];
  await lake.editor
    .transaction()
    .create(sampleTerm('drugClass', 'statins'))
    .create(sampleMonograph('simvastatin', { drugClasses }))
    .create(sampleMonograph('pravastatin', { drugClasses }))
    .create(sampleMonograph('brokenstatin', { drugClasses, usage: 4 }))
    .create({ ...sampleMonograph('draftstatin', { drugClasses }), _id: 'drafts.monograph-d' })
    .create(sampleMonograph('simvastatin-ezetimibe', { ingredients }))
    .commit();
  await readLists(source);
  const before = lake.proxy.requests;
  expect(await related('monograph-simvastatin')).toEqual({
    neighbours: [['pravastatin']],
    combinations: ['simvastatin-ezetimibe'],
  });
  expect(lake.proxy.requests).toBe(before);
});

test('of a long class some are named, and all are counted', async () => {
  const drugClasses = [memberReference(STATINS.id)];
  const transaction = lake.editor.transaction().create(sampleTerm('drugClass', 'statins'));
  for (let number = 0; number < 20; number += 1) {
    transaction.create(sampleMonograph(`m${number}`, { drugClasses }));
  }
  await transaction.commit();
  const { classes } = await readRelated(source, { id: 'monograph-m3', drugClasses: [STATINS] });
  expect(classes).toMatchObject([{ drugClass: STATINS, count: 19 }]);
  expect(classes[0]?.medicines).toHaveLength(12);
});

test('lists that say the same stay the same object, those that do not do not', async () => {
  await lake.editor.create(sampleMonograph('warfarin'));
  await lake.editor.create(sampleMonograph('broken', { usage: 4 }));
  const lists = await readLists(source);
  expect(await readLists(source)).toBe(lists);
  await lake.editor.patch('monograph-warfarin').set({ title: 'Changed' }).commit();
  const changed = await readLists(source);
  expect(changed).not.toBe(lists);
  expect(changed.entries).toMatchObject([{ title: 'Changed' }]);
});

test('what another process has seen stands in an outage', async () => {
  const other = lake.source();
  source = lake.source();
  await lake.editor.create(sampleMonograph('warfarin'));
  await readLists(source);
  await lake.editor.delete('monograph-warfarin');
  await readLists(other);
  lake.proxy.fault = 'error';
  expect((await readLists(source)).entries).toEqual([]);
});
