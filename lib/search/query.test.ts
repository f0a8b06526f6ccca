import { expect, test } from 'vitest';
import { LONGEST_QUERY, readQuery } from './query.ts';

test.each([undefined, null, '', '   ', '\u200b\u0000', []])('%j asks for nothing', (asked) => {
  expect(readQuery(asked)).toEqual({ state: 'empty' });
});

test('what cannot be seen is not searched for, nor shown again', () => {
  expect(readQuery(' apix\u200baban\u202e \n 5 mg\ud800')).toEqual({
    state: 'asked',
    text: 'apixaban 5 mg',
  });
});

test('of several queries the first counts', () => {
  expect(readQuery(['one', 'two'])).toEqual({ state: 'asked', text: 'one' });
});

test('the longest name can be asked for, and nothing longer', () => {
  expect(readQuery('x'.repeat(LONGEST_QUERY)).state).toBe('asked');
  expect(readQuery('x'.repeat(LONGEST_QUERY + 1))).toEqual({ state: 'tooLong' });
});
