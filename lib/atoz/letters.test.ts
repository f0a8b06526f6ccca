import { expect, test } from 'vitest';
import type { IndexEntry } from '#lib/content/monograph.ts';
import { letterGroups } from './letters.ts';

function entry(title: string, names: Partial<IndexEntry> = {}): IndexEntry {
  const slug = title.toLowerCase();
  return {
    id: slug,
    title,
    slug,
    brandNames: [],
    synonyms: [],
    updatedAt: '2026-01-01T00:00:00Z',
    drugClasses: [],
    conditions: [],
    ingredients: [],
    ...names,
  };
}

function linesUnder(heading: string, entries: IndexEntry[]): string[] {
  const group = letterGroups(entries).find((each) => each.heading === heading);
  return (group?.lines ?? []).map(({ name, see }) =>
    see === undefined ? name : `${name}, see ${see}`,
  );
}

test('a brand or synonym leads to the generic name', () => {
  const entries = [entry('Lenalidomide', { brandNames: ['Revlimid'], synonyms: ['CC-5013'] })];
  expect(linesUnder('R', entries)).toEqual(['Revlimid, see Lenalidomide']);
  expect(linesUnder('C', entries)).toEqual(['CC-5013, see Lenalidomide']);
  expect(linesUnder('L', entries)).toEqual(['Lenalidomide']);
});

test('lines stand in dictionary order, whatever their case and accents', () => {
  const entries = [entry('Érythromycine'), entry('ezetimibe'), entry('Eplerenone')];
  expect(linesUnder('E', entries)).toEqual(['Eplerenone', 'Érythromycine', 'ezetimibe']);
});

test('a name that repeats the title or another name is listed once', () => {
  const entries = [entry('Aspirin', { brandNames: ['ASPIRIN', 'Anadin'], synonyms: ['anadin'] })];
  expect(linesUnder('A', entries)).toEqual(['Anadin, see Aspirin', 'Aspirin']);
});

test('all letters are there, empty ones too; digits only if needed', () => {
  expect(letterGroups([])).toHaveLength(26);
  expect(linesUnder('0 to 9', [entry('5-Fluorouracil')])).toEqual(['5-Fluorouracil']);
});

test('signs before the first letter do not count', () => {
  expect(linesUnder('S', [entry('(S)-Ketamine')])).toEqual(['(S)-Ketamine']);
});

test('numbers stand by their value, letters that are no accented form by those they are read as', () => {
  const vitamins = [entry('Vitamin B12'), entry('Vitamin B6'), entry('Vitamin A')];
  expect(linesUnder('V', vitamins)).toEqual(['Vitamin A', 'Vitamin B6', 'Vitamin B12']);
  expect(linesUnder('O', [entry('Œstradiol'), entry('Østrogen')])).toEqual([
    'Œstradiol',
    'Østrogen',
  ]);
});

test('the letters of one list are worked out once', () => {
  const entries = [entry('Aspirin')];
  expect(letterGroups(entries)).toBe(letterGroups(entries));
});
