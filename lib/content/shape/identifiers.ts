import { z } from 'zod';

/**
 * Checks a CAS Registry Number's last digit: the sum of the other digits, each times its distance
 * from it, modulo 10. https://www.cas.org/training/documentation/chemical-substances/checkdig
 */
export function hasCasCheckDigit(value: string): boolean {
  const digits = value.replaceAll('-', '');
  const body = digits.slice(0, -1).split('').reverse();
  const sum = body.reduce((total, digit, index) => total + Number(digit) * (index + 1), 0);
  return sum % 10 === Number(digits.at(-1));
}

const VERHOEFF_D = [
  '0123456789',
  '1234067895',
  '2340178956',
  '3401289567',
  '4012395678',
  '5987604321',
  '6598710432',
  '7659821043',
  '8765932104',
  '9876543210',
].map((row) => [...row].map(Number));
const VERHOEFF_P = [
  '0123456789',
  '1576283094',
  '5803796142',
  '8916043527',
  '9453126870',
  '4286573901',
  '2793806415',
  '7046913258',
].map((row) => [...row].map(Number));

/** Checks the Verhoeff digit of a SNOMED CT identifier (SNOMED CT Release File Specification, 5.6). */
export function hasVerhoeffDigit(value: string): boolean {
  const check = [...value]
    .reverse()
    .map(Number)
    .reduce((sum, digit, index) => VERHOEFF_D[sum]?.[VERHOEFF_P[index % 8]?.[digit] ?? 0] ?? 0, 0);
  return check === 0;
}

/** Codes other systems know this medicine by. All optional, all format-checked. */
export const identifiers = z.strictObject({
  rxcui: z
    .string()
    .regex(/^[1-9]\d{0,7}$/, 'An RxCUI is a number of up to 8 digits.')
    .optional(),
  atc: z
    .array(
      z
        .string()
        .regex(
          /^[A-DGHJL-NPRSV]\d{2}[A-Z]{2}\d{2}$/,
          'A full ATC code has 7 characters, such as L04AX04.',
        ),
    )
    .optional(),
  unii: z
    .string()
    .regex(/^[0-9A-Z]{10}$/, 'A UNII has 10 capital letters and digits.')
    .optional(),
  cas: z
    .string()
    .regex(/^\d{2,7}-\d{2}-\d$/, 'A CAS number looks like 191732-72-6.')
    .refine(hasCasCheckDigit, {
      message: 'The last digit of this CAS number does not fit: check it.',
    })
    .optional(),
  snomed: z
    .string()
    .regex(/^[1-9]\d{5,17}$/, 'A SNOMED CT identifier has 6 to 18 digits.')
    .refine(hasVerhoeffDigit, {
      message: 'The last digit of this SNOMED CT identifier does not fit: check it.',
    })
    .optional(),
  splSetId: z.uuid('An SPL set id is a UUID.').optional(),
});
