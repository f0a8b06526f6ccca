import { describe, expect, test } from 'vitest';
import { hasCasCheckDigit, hasVerhoeffDigit } from './identifiers.ts';

describe('check digits', () => {
  test('of CAS numbers: water and aspirin are right, one digit off is wrong', () => {
    expect(hasCasCheckDigit('7732-18-5')).toBe(true);
    expect(hasCasCheckDigit('50-78-2')).toBe(true);
    expect(hasCasCheckDigit('50-78-3')).toBe(false);
    expect(hasCasCheckDigit('50-87-2')).toBe(false);
  });

  test('of SNOMED CT identifiers: aspirin the substance is right, swapped digits are wrong', () => {
    expect(hasVerhoeffDigit('387458008')).toBe(true);
    expect(hasVerhoeffDigit('387458009')).toBe(false);
    expect(hasVerhoeffDigit('387485008')).toBe(false);
  });
});
