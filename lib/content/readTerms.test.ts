import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { readFaulty, readLists } from './readIndex.ts';
import type { ContentSource } from './source.ts';
import { movedTermOf, termPageOf } from './termPage.ts';
import { memberReference, paragraph, sampleMonograph, sampleTerm } from './testing/samples.ts';
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

async function titles(): Promise<string[]> {
  return (await readLists(source)).terms.map((term) => term.title);
}

test('lists classes and conditions by title, never a draft', async () => {
  await lake.editor
    .transaction()
    .create({ ...sampleTerm('drugClass', 'statins'), description: paragraph('They lower lipids.') })
    .create(sampleTerm('condition', 'gout'))
    .create({ ...sampleTerm('condition', 'asthma'), _id: 'drafts.condition-asthma' })
    .create({ ...sampleTerm('condition', 'stroke'), _id: 'versions.r1.condition-stroke' })
    .commit();
  expect((await readLists(source)).terms).toEqual([
    {
      id: 'condition-gout',
      kind: 'condition',
      title: 'Gout',
      slug: 'gout',
      updatedAt: expect.any(String),
    },
    {
      id: 'drugClass-statins',
      kind: 'drugClass',
      title: 'Statins',
      slug: 'statins',
      description: paragraph('They lower lipids.'),
      updatedAt: expect.any(String),
    },
  ]);
});

test('a broken term stands by its last good words, and its medicines by theirs', async () => {
  await lake.editor
    .transaction()
    .create(sampleTerm('drugClass', 'statins'))
    .create(sampleMonograph('simvastatin', { drugClasses: [memberReference('drugClass-statins')] }))
    .commit();
  await readLists(source);
  await lake.editor.patch('drugClass-statins').set({ title: 'Changed', description: 4 }).commit();
  await lake.editor.patch('drugClass-statins').set({ title: 'Again' }).commit();
  const { terms, entries } = await readLists(source);
  expect(terms).toMatchObject([{ title: 'Statins' }]);
  expect(entries).toMatchObject([{ title: 'Simvastatin' }]);
  expect(await readFaulty(source)).toMatchObject([
    { id: 'drugClass-statins', type: 'drugClass', title: 'Again' },
  ]);
  await lake.editor.patch('drugClass-statins').unset(['description']).commit();
  expect(await titles()).toEqual(['Again']);
});

test('a term that never was good is absent, and so is one that is withdrawn', async () => {
  await lake.editor.create({ ...sampleTerm('condition', 'gout'), surprise: true });
  expect(await titles()).toEqual([]);
  await lake.editor.patch('condition-gout').unset(['surprise']).commit();
  expect(await titles()).toEqual(['Gout']);
  await lake.editor.delete('condition-gout');
  expect(await titles()).toEqual([]);
  await lake.editor.create({ ...sampleTerm('condition', 'gout'), surprise: true });
  expect(await titles()).toEqual([]);
});

test('of two terms at one address the older has it; a class and a condition may share one', async () => {
  await lake.editor.create(sampleTerm('condition', 'gout'));
  await lake.editor.create({
    ...sampleTerm('condition', 'gout'),
    _id: 'usurper',
    title: 'Usurper',
  });
  await lake.editor.create(sampleTerm('drugClass', 'gout'));
  const { terms } = await readLists(source);
  expect(terms.map((term) => term.id)).toEqual(['condition-gout', 'drugClass-gout']);
  expect(lake.log).toHaveLength(1);
  expect(lake.log[0]).toContain('document="usurper"');
});

test('a term whose address has changed is known by its earlier ones, but for who has them now', async () => {
  await lake.editor
    .transaction()
    .create({
      ...sampleTerm('drugClass', 'nsaids'),
      previousSlugs: ['anti-inflammatories', 'gout'],
    })
    .create(sampleTerm('drugClass', 'gout'))
    .create({ ...sampleTerm('condition', 'ring'), previousSlugs: ['ring'] })
    .commit();
  const lists = await readLists(source);
  const answers = (kind: 'drugClass' | 'condition', slug: string) => [
    termPageOf(lists, kind, slug)?.term.slug,
    movedTermOf(lists, kind, slug),
  ];
  expect(answers('drugClass', 'anti-inflammatories')).toEqual([undefined, 'nsaids']);
  expect(answers('condition', 'anti-inflammatories')).toEqual([undefined, undefined]);
  expect(answers('drugClass', 'gout')[0]).toBe('gout');
  expect(answers('condition', 'ring')).toEqual([undefined, undefined]);
  expect(await readFaulty(source)).toMatchObject([
    { faults: [{ path: ['previousSlugs', 0], rule: 'redirect-to-itself' }] },
  ]);
});

test('without the lake the last terms stand', async () => {
  await lake.editor.create(sampleTerm('condition', 'gout'));
  await titles();
  lake.proxy.fault = 'error';
  expect(await titles()).toEqual(['Gout']);
});
