import { describe, expect, test } from 'vitest';
import { LakeUnavailable } from '#lib/content/lake.ts';
import type { IndexEntry, MonographAnswer } from '#lib/content/monograph.ts';
import { SearchIndex } from '#lib/search/searchIndex.ts';
import { type Choice, chooseMedicine } from './choice.ts';

function entry(title: string, fields: Partial<IndexEntry> = {}): IndexEntry {
  const slug = title.toLowerCase().replaceAll(' ', '-');
  const lists = { brandNames: [], synonyms: [], drugClasses: [], conditions: [], ingredients: [] };
  return { id: `id-${slug}`, title, slug, updatedAt: '2026-01-01T00:00:00Z', ...lists, ...fields };
}

const ENTRIES = [
  entry('Warfarin', { brandNames: ['Marevan'], drugClasses: ['class-thinners'] }),
  entry('Apixaban', { synonyms: ['Twin'], drugClasses: ['class-thinners'] }),
  entry('Amoxicillin with clavulanic acid', { slug: 'co-amoxiclav', synonyms: ['Co-amoxiclav'] }),
  entry('Old name', { slug: 'twin' }),
  entry('Pentazocine'),
  entry('Broken'),
  entry('Away'),
];

const THINNERS = { id: 'class-thinners', kind: 'drugClass', title: 'Thinners', slug: 't' } as const;

const finder = new SearchIndex({ entries: ENTRIES, terms: [THINNERS] });

async function load(slug: string): Promise<MonographAnswer> {
  if (slug === 'coumadin') return { state: 'moved', slug: 'warfarin' };
  if (slug === 'away') throw new LakeUnavailable('The lake is away.');
  if (slug === 'broken') return { state: 'beingCorrected' };
  const found = ENTRIES.find((each) => each.slug === slug);
  if (found === undefined) return { state: 'absent' };
  const { id, title } = found;
  const lists = { drugClasses: [], conditions: [], ingredients: [] };
  const monograph = { id, title, slug, revision: 'r', updatedAt: found.updatedAt, ...lists };
  return { state: 'published', monograph };
}

/** What came of it, in short: the title, or the state and what else may have been meant. */
async function choose(asked: string): Promise<string> {
  const choice = await chooseMedicine(asked, finder, load);
  return choice === undefined ? 'nothing asked' : inShort(choice);
}

function inShort(choice: Choice): string {
  if (choice.state === 'chosen') {
    return [choice.loaded.monograph.title, ...choice.others.map(({ title }) => title)].join(
      ', not ',
    );
  }
  if (!('options' in choice)) return choice.state;
  return `${choice.state}: ${choice.options.map(({ title, name }) => name ?? title).join(', ')}`;
}

describe('a medicine is chosen', () => {
  test.each([
    ['warfarin', 'Warfarin'],
    ['  MAREVAN ', 'Warfarin'],
    ['Co-Amoxiclav', 'Amoxicillin with clavulanic acid'],
    ['coamoxiclav', 'Amoxicillin with clavulanic acid'],
    ['coumadin', 'Warfarin'],
    // An address decides, and whoever else is called so is named.
    ['twin', 'Old name, not Apixaban'],
  ])('by its name or address: %s', async (asked, chosen) => {
    expect(await choose(asked)).toBe(chosen);
  });

  test.each([
    ['Twin', 'Apixaban'],
    ['warfarine', 'unknown: Warfarin'],
    ['Tazocine', 'unknown: Pentazocine'],
    ['warf', 'unknown: Warfarin'],
    ['thinners', 'unknown: Apixaban, Warfarin'],
    ['warfarin 5 mg', 'unknown: Warfarin'],
    ['xyz', 'unknown: '],
    ['x'.repeat(400), 'unknown: '],
    ['Broken', 'unreadable'],
    ['broken', 'unreadable'],
    ['Away', 'unreachable'],
    ['away', 'unreachable'],
    [' \u200b ', 'nothing asked'],
  ])('and never guessed: %s', async (asked, answer) => {
    expect(await choose(asked)).toBe(answer);
  });

  test('not where several are called so', async () => {
    const twins = [...ENTRIES, entry('Twin', { slug: 'another-twin' })];
    const among = new SearchIndex({ entries: twins, terms: [] });
    const choice = await chooseMedicine('TWIN', among, load);
    expect(choice).toMatchObject({
      state: 'unclear',
      options: [{ slug: 'another-twin' }, { slug: 'apixaban', name: 'Twin' }],
    });
  });
});
