import type { Monograph } from '#lib/content/monograph.ts';
import type { Part } from '#lib/markdown/parts.ts';

const LOINC = 'http://loinc.org';

/** LOINC's codes for the sections of drug labels; what has none is "unclassified". https://loinc.org */
const SECTION_CODE: Record<Part['name'], string> = {
  notices: '42229-5',
  boxedWarning: '34066-1',
  careCards: '34076-0',
  facts: '42229-5',
  genericName: '42229-5',
  usage: '34067-9',
  dosage: '34068-7',
  sideEffects: '34084-4',
  howItWorks: '43679-0',
  precautions: '43685-7',
  interactions: '34073-7',
  faqs: '34076-0',
  extra: '42229-5',
  disclaimer: '42229-5',
  references: '34093-5',
  review: '42229-5',
  contacts: '42229-5',
};

type Coding = { system: string; code: string };

/** The code of a section. */
export function sectionCode(name: Part['name']): { coding: Coding[] } {
  return { coding: [{ system: LOINC, code: SECTION_CODE[name] }] };
}

/**
 * The codes other systems know a medicine by, under the names FHIR gives those systems.
 * https://hl7.org/fhir/R4/terminologies-systems.html
 */
export function medicineCodings(identifiers: Monograph['identifiers']): Coding[] {
  const { rxcui, unii, cas, snomed } = identifiers ?? {};
  const known = [
    ['http://www.nlm.nih.gov/research/umls/rxnorm', rxcui],
    ['http://snomed.info/sct', snomed],
    ['http://fdasis.nlm.nih.gov', unii],
    ['urn:oid:2.16.840.1.113883.6.61', cas],
  ] as const;
  return known.flatMap(([system, code]) => (code === undefined ? [] : [{ system, code }]));
}

/** The places of a medicine in the classification of the WHO. */
export function atcCodings(identifiers: Monograph['identifiers']): Coding[] {
  return (identifiers?.atc ?? []).map((code) => ({ system: 'http://www.whocc.no/atc', code }));
}
