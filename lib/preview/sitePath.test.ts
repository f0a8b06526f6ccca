import { expect, test } from 'vitest';
import { sitePath } from './sitePath.ts';

test('paths of this site pass', () => {
  expect(sitePath('/')).toBe('/');
  expect(sitePath('/drugs/warfarin?a=1#dosage')).toBe('/drugs/warfarin?a=1#dosage');
});

test.each([
  'https://elsewhere.example/',
  '//elsewhere.example/',
  '/\\elsewhere.example/',
  '\\/elsewhere.example',
  '/..//elsewhere.example',
  '/./ /elsewhere.example',
  '/\t/elsewhere.example',
  '/\n/elsewhere.example',
  'javascript:alert(1)',
  'drugs/warfarin',
  '',
])('%j does not', (value) => {
  expect(sitePath(value)).toBeNull();
});
