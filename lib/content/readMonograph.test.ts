import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { LakeUnavailable } from './lake.ts';
import { readMonograph } from './readMonograph.ts';
import type { ContentSource } from './source.ts';
import { FAULTS } from './testing/faultProxy.ts';
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

describe('a monograph that is fit to show', () => {
  test('comes whole, with its references resolved, for one request', async () => {
    await lake.editor
      .transaction()
      .createOrReplace(sampleTerm('drugClass', 'anticoagulants'))
      .createOrReplace(sampleTerm('condition', 'thrombosis'))
      .createOrReplace({
        _id: 'person-ada',
        _type: 'person',
        name: 'Ada Moss',
        credentials: 'BPharm',
      })
      .createOrReplace(sampleMonograph('heparin'))
      .createOrReplace(
        sampleMonograph('warfarin', {
          drugClasses: [memberReference('drugClass-anticoagulants')],
          conditions: [memberReference('condition-thrombosis')],
          ingredients: [
            { ...memberReference('monograph-heparin'), _weak: true },
            { ...memberReference('monograph-nowhere'), _weak: true },
          ],
          interactions: [
            {
              _type: 'interaction',
              _key: 'i1',
              name: 'Heparin',
              kind: 'medicine',
              monograph: { _type: 'reference', _ref: 'monograph-heparin', _weak: true },
              severity: 'serious',
              effect: 'More bleeding.',
              advice: 'Avoid.',
            },
          ],
          references: [{ _type: 'citation', _key: 'c1', citation: 'A handbook.' }],
          review: {
            reviewer: { _type: 'reference', _ref: 'person-ada' },
            date: '2026-01-01',
            nextDue: '2028-01-01',
          },
          source: { kind: 'imported', markdown: '# Warfarin' },
        }),
      )
      .commit();
    const before = lake.proxy.requests;
    const answer = await readMonograph(source, 'warfarin');
    expect(lake.proxy.requests - before).toBe(1);
    expect(answer).toMatchObject({
      state: 'published',
      monograph: {
        id: 'monograph-warfarin',
        slug: 'warfarin',
        title: 'Warfarin',
        drugClasses: [{ id: 'drugClass-anticoagulants', title: 'Anticoagulants' }],
        conditions: [{ title: 'Thrombosis', slug: 'thrombosis' }],
        ingredients: [{ id: 'monograph-heparin', title: 'Heparin', slug: 'heparin' }],
        ingredientsWithoutPage: 1,
        interactions: [{ name: 'Heparin', link: { slug: 'heparin' } }],
        review: { reviewer: { name: 'Ada Moss', credentials: 'BPharm' }, date: '2026-01-01' },
        sourceKind: 'imported',
        usage: paragraph('warfarin is for testing.'),
      },
    });
    expect(answer).not.toHaveProperty('keptSince');
    expect(answer).not.toHaveProperty('monograph.source');
    expect(answer).not.toHaveProperty('monograph._type');
  });

  test('is looked up by exact address only', async () => {
    await lake.editor.create(sampleMonograph('warfarin'));
    for (const slug of ['Warfarin', 'warfarin ', 'warfa', '', '../x', 'a'.repeat(5000), '*']) {
      expect(await readMonograph(source, slug)).toEqual({ state: 'absent' });
    }
  });

  test('shows what was published last', async () => {
    await lake.editor.create(sampleMonograph('warfarin'));
    await readMonograph(source, 'warfarin');
    await lake.editor.patch('monograph-warfarin').set({ title: 'Warfarin sodium' }).commit();
    expect(await readMonograph(source, 'warfarin')).toMatchObject({
      monograph: { title: 'Warfarin sodium' },
    });
  });
});

describe('a published monograph that breaks the shape', () => {
  test('leaves its last good page standing, and the log says what to do, once', async () => {
    await lake.editor.create(sampleMonograph('warfarin'));
    await readMonograph(source, 'warfarin');
    await lake.editor.patch('monograph-warfarin').set({ dosage: 'just text' }).commit();

    const answer = await readMonograph(source, 'warfarin');
    await readMonograph(source, 'warfarin');
    expect(answer).toMatchObject({
      state: 'published',
      monograph: { title: 'Warfarin' },
      keptSince: expect.stringMatching(/^20\d\d-\d\d-\d\dT/),
    });
    expect(answer).not.toHaveProperty('monograph.dosage');
    expect(lake.log).toHaveLength(1);
    expect(lake.log[0]).toContain('document="monograph-warfarin" title="Warfarin"');
    expect(lake.log[0]).toContain('path="dosage"');
    expect(lake.log[0]).toContain(
      'studio="http://localhost:3000/studio/intent/edit/id=monograph-warfarin;type=monograph"',
    );
  });

  test('is being corrected if it never had a good page, and fine once corrected', async () => {
    await lake.editor.create(sampleMonograph('warfarin', { surprise: 'words' }));
    expect(await readMonograph(source, 'warfarin')).toEqual({ state: 'beingCorrected' });
    expect(lake.log[0]).toContain('rule="unknown-field"');
    await lake.editor.patch('monograph-warfarin').unset(['surprise']).commit();
    expect(await readMonograph(source, 'warfarin')).toMatchObject({ state: 'published' });
  });

  test('is at fault for a strong reference to nothing, not for a broken target', async () => {
    await lake.editor.createOrReplace(sampleTerm('drugClass', 'broken'));
    await lake.editor.patch('drugClass-broken').set({ title: 7 }).commit();
    await lake.editor.create(
      sampleMonograph('warfarin', { drugClasses: [memberReference('drugClass-broken')] }),
    );
    expect(await readMonograph(source, 'warfarin')).toMatchObject({
      state: 'published',
      monograph: { drugClasses: [] },
    });
    await lake.editor.create(sampleMonograph('heparin'));
    await lake.editor
      .patch('monograph-heparin')
      .set({
        references: [{ _type: 'citation', _key: 'c1', citation: 'A handbook.' }],
        review: {
          reviewer: { _type: 'reference', _ref: 'person-nobody', _weak: true },
          date: '2026-01-01',
          nextDue: '2028-01-01',
        },
      })
      .commit();
    expect(await readMonograph(source, 'heparin')).toEqual({ state: 'beingCorrected' });
    expect(lake.log.join('\n')).toContain('path="review.reviewer" rule="missing-reference"');
  });

  test('cannot take the address of another one', async () => {
    await lake.editor.create(sampleMonograph('warfarin'));
    await readMonograph(source, 'warfarin');
    await lake.editor.create(sampleMonograph('warfarin', { _id: 'usurper', title: 'Usurper' }));
    expect(await readMonograph(source, 'warfarin')).toMatchObject({
      state: 'published',
      monograph: { id: 'monograph-warfarin' },
    });
    expect(lake.log[0]).toContain('document="usurper"');
    expect(lake.log[0]).toContain('rule="address-taken"');
  });
});

describe('when the lake fails', () => {
  test.each(FAULTS)(
    '%s: the last good page stands, marked, also in a new process',
    async (fault) => {
      await lake.editor.create(sampleMonograph('warfarin'));
      const state = mkdtempSync(join(tmpdir(), 'formulary-state-'));
      await readMonograph(lake.source(state), 'warfarin');
      lake.proxy.fault = fault;
      const answer = await readMonograph(lake.source(state), 'warfarin');
      expect(answer).toMatchObject({
        state: 'published',
        monograph: { title: 'Warfarin' },
        keptSince: expect.any(String),
      });
      expect(lake.log.at(-1)).toMatch(/^content lake: .*Readers keep the last good pages\.$/);
      lake.proxy.fault = undefined;
      expect(await readMonograph(source, 'warfarin')).not.toHaveProperty('keptSince');
    },
  );

  test('an address of which nothing is known is an error, not a guess', async () => {
    lake.proxy.fault = 'error';
    await expect(readMonograph(source, 'unheard-of')).rejects.toThrow(LakeUnavailable);
  });

  test('a withdrawn page stays withdrawn', async () => {
    await lake.editor.create(sampleMonograph('warfarin'));
    await readMonograph(source, 'warfarin');
    await lake.editor.delete('monograph-warfarin');
    expect(await readMonograph(source, 'warfarin')).toEqual({ state: 'absent' });
    lake.proxy.fault = 'down';
    expect(await readMonograph(source, 'warfarin')).toEqual({ state: 'absent' });
  });

  test('a page that was published again after a withdrawal stands', async () => {
    await lake.editor.create(sampleMonograph('warfarin'));
    await readMonograph(source, 'warfarin');
    await lake.editor.delete('monograph-warfarin');
    await readMonograph(source, 'warfarin');
    await lake.editor.create(sampleMonograph('warfarin'));
    await readMonograph(source, 'warfarin');
    lake.proxy.fault = 'down';
    expect(await readMonograph(source, 'warfarin')).toMatchObject({ state: 'published' });
  });
});

describe('a page that has moved', () => {
  test('is found by the previous addresses its editor noted', async () => {
    await lake.editor.create(sampleMonograph('warfarin', { previousSlugs: ['coumadin'] }));
    expect(await readMonograph(source, 'coumadin')).toEqual({ state: 'moved', slug: 'warfarin' });
  });

  test('is found by the address we remember, also while the lake is down', async () => {
    await lake.editor.create(sampleMonograph('warfarin'));
    await readMonograph(source, 'warfarin');
    await lake.editor
      .patch('monograph-warfarin')
      .set({ 'slug.current': 'warfarin-sodium' })
      .commit();
    expect(await readMonograph(source, 'warfarin')).toEqual({
      state: 'moved',
      slug: 'warfarin-sodium',
    });
    await readMonograph(source, 'warfarin-sodium');
    lake.proxy.fault = 'down';
    expect(await readMonograph(source, 'warfarin')).toEqual({
      state: 'moved',
      slug: 'warfarin-sodium',
    });
    expect(await readMonograph(source, 'warfarin-sodium')).toMatchObject({ state: 'published' });
  });

  test('gives way to a monograph that has the address now', async () => {
    await lake.editor.create(sampleMonograph('warfarin', { previousSlugs: ['coumadin'] }));
    await readMonograph(source, 'coumadin');
    await lake.editor.create(sampleMonograph('coumadin'));
    expect(await readMonograph(source, 'coumadin')).toMatchObject({
      state: 'published',
      monograph: { id: 'monograph-coumadin' },
    });
  });

  test('keeps its last good words at the new address if the move also broke it', async () => {
    await lake.editor.create(sampleMonograph('warfarin'));
    await readMonograph(source, 'warfarin');
    await lake.editor
      .patch('monograph-warfarin')
      .set({ 'slug.current': 'warfarin-sodium', dosage: 5 })
      .commit();
    expect(await readMonograph(source, 'warfarin-sodium')).toMatchObject({
      state: 'published',
      monograph: { slug: 'warfarin-sodium', usage: paragraph('warfarin is for testing.') },
      keptSince: expect.any(String),
    });
  });

  test('keeps its page where it was if its address has become unusable', async () => {
    await lake.editor.create(sampleMonograph('warfarin'));
    await readMonograph(source, 'warfarin');
    await lake.editor.patch('monograph-warfarin').set({ slug: 'not a slug' }).commit();
    expect(await readMonograph(source, 'warfarin')).toMatchObject({
      state: 'published',
      monograph: { slug: 'warfarin' },
      keptSince: expect.any(String),
    });
  });
});

test('a slow answer never puts an older page back', async () => {
  await lake.editor.create(sampleMonograph('warfarin'));
  await readMonograph(source, 'warfarin');
  const copy = source.copies.of('monograph-warfarin');
  if (!copy?.content) throw new Error('There is no copy.');
  const earlier = new Date(copy.seenAt.getTime() - 1000);
  const isKept = source.copies.keep(
    { ...copy, content: copy.content, revision: 'older', seenAt: earlier },
    [],
  );
  expect(isKept).toBe(false);
  expect(source.copies.of('monograph-warfarin')?.revision).toBe(copy.revision);
  source.copies.withdraw('monograph-warfarin', earlier);
  expect(source.copies.of('monograph-warfarin')?.content).not.toBeNull();
});
