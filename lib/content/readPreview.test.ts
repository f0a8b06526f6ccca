import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { LakeUnavailable } from './lake.ts';
import { readMonograph } from './readMonograph.ts';
import { readPreview } from './readPreview.ts';
import type { ContentSource } from './source.ts';
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

const draftOf = (slug: string, fields: Record<string, unknown> = {}) => ({
  ...sampleMonograph(slug, fields),
  _id: `drafts.monograph-${slug}`,
});

test('a draft is shown before what is published; readers see the published one', async () => {
  await lake.editor.create(sampleMonograph('warfarin'));
  await lake.editor.create(draftOf('warfarin', { title: 'Warfarin, revised' }));
  expect(await readPreview(source, 'warfarin')).toMatchObject({
    state: 'changed',
    monograph: { id: 'monograph-warfarin', title: 'Warfarin, revised', slug: 'warfarin' },
    faults: [],
  });
  expect(await readMonograph(source, 'warfarin')).toMatchObject({
    monograph: { title: 'Warfarin' },
  });
});

test('a release is shown on top, to those who have chosen it', async () => {
  await lake.editor.create(sampleMonograph('warfarin'));
  await lake.editor.create(draftOf('warfarin', { title: 'Warfarin, revised' }));
  await lake.editor.create({
    ...sampleMonograph('warfarin', { title: 'Warfarin of spring' }),
    _id: 'versions.spring.monograph-warfarin',
  });
  const titleIn = async (...perspective: string[]) => {
    const answer = await readPreview(source, 'warfarin', perspective);
    return answer.state === 'changed' && answer.monograph.title;
  };
  expect(await titleIn('spring', 'drafts')).toBe('Warfarin of spring');
  expect(await titleIn('drafts')).toBe('Warfarin, revised');
});

test('what has no draft is shown as published', async () => {
  await lake.editor.create(sampleMonograph('warfarin'));
  expect(await readPreview(source, 'warfarin')).toMatchObject({ state: 'published' });
  expect(await readPreview(source, 'nothing')).toEqual({ state: 'absent' });
});

test('a draft that was never published is absent for readers', async () => {
  await lake.editor.create(draftOf('warfarin'));
  expect(await readPreview(source, 'warfarin')).toMatchObject({ state: 'draft' });
  expect(await readMonograph(source, 'warfarin')).toEqual({ state: 'absent' });
});

test('a draft without an address is found by its id, with its faults', async () => {
  await lake.editor.create({ _id: 'drafts.new', _type: 'monograph', title: 'New' });
  const answer = await readPreview(source, 'new');
  expect(answer).toMatchObject({ state: 'draft', monograph: { title: 'New', slug: 'new' } });
  expect(answer).toHaveProperty(
    'faults',
    expect.arrayContaining([expect.objectContaining({ path: ['slug'] })]),
  );
});

test('a draft whose address has changed is found by the published one', async () => {
  await lake.editor.create(sampleMonograph('warfarin'));
  await lake.editor.create({
    ...draftOf('warfarin'),
    slug: { _type: 'slug', current: 'warfarin-sodium' },
  });
  expect(await readPreview(source, 'warfarin')).toMatchObject({
    state: 'changed',
    monograph: { slug: 'warfarin-sodium' },
  });
});

test('references to drafts are resolved, those to nothing are a fault', async () => {
  await lake.editor.createOrReplace({
    ...sampleTerm('drugClass', 'anticoagulants'),
    _id: 'drafts.drugClass-anticoagulants',
  });
  await lake.editor.create(
    draftOf('warfarin', {
      drugClasses: [
        { ...memberReference('drugClass-anticoagulants'), _weak: true },
        { ...memberReference('drugClass-none'), _weak: true },
      ],
    }),
  );
  expect(await readPreview(source, 'warfarin')).toMatchObject({
    monograph: { drugClasses: [{ title: 'Anticoagulants' }] },
  });
});

test('without a lake there is no preview', async () => {
  lake.proxy.fault = 'down';
  await expect(readPreview(source, 'warfarin')).rejects.toThrow(LakeUnavailable);
});
