import { expect, test } from 'vitest';
import { faultPlace } from './faultPlace.ts';

const fault = (path: (string | number | { _key: string })[]) =>
  faultPlace({ path, rule: 'required', message: 'Required: fill this in.' });

test('names the place as an editor would', () => {
  expect(fault(['sideEffects', 'groups', { _key: 'a1' }, 'effects'])).toBe(
    'Side effects › Groups › Effects',
  );
  expect(fault(['brandNames', 1])).toBe('Brand names › 2');
  expect(fault([])).toBe('Whole document');
});
