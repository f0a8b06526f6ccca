import type { Monograph } from '#lib/content/monograph.ts';

/** One code of a medicine and the system it belongs to. */
export type Code = { system: string; value: string };

/** The codes other systems know a medicine by, for the page and for machines alike. */
export function codesOf(identifiers: Monograph['identifiers']): Code[] {
  const pairs = [
    ...(identifiers?.atc ?? []).map((value) => ['ATC', value] as const),
    ['RxCUI', identifiers?.rxcui] as const,
    ['UNII', identifiers?.unii] as const,
    ['CAS', identifiers?.cas] as const,
    ['SNOMED CT', identifiers?.snomed] as const,
    ['SPL set id', identifiers?.splSetId] as const,
  ];
  return pairs.flatMap(([system, value]) => (value === undefined ? [] : [{ system, value }]));
}
