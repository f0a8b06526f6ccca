/**
 * The closed word lists of a monograph: stored value → the words shown to people.
 * Studio options, Zod enums, page labels and anchors are all derived from here.
 */

/** Whether a medicine needs a prescription (schema.org `prescriptionStatus`). */
export const PRESCRIPTION_STATUS = {
  prescriptionOnly: 'Prescription only',
  otc: 'Available without a prescription',
  both: 'Some strengths or packs need a prescription',
} as const;

/** Marketing status (SPL); everything but `active` shows a banner. */
export const MARKET_STATUS = {
  active: 'On the market',
  withdrawn: 'Withdrawn from the market',
  investigational: 'Investigational: not licensed',
} as const;

/** NHS care card levels. */
export const CARE_LEVEL = {
  emergency: 'Immediate action required',
  urgent: 'Urgent advice',
  nonUrgent: 'Non-urgent advice',
} as const;

/**
 * How the text itself ranks a group of side effects. `common` repeats the source's own everyday
 * word; it is not a CIOMS band, which only `FREQUENCY` states.
 */
export const SERIOUSNESS = {
  common: 'Common',
  serious: 'Serious',
  unspecified: 'Not stated',
} as const;

/** CIOMS III frequency bands, each inseparable from its number. */
export const FREQUENCY = {
  veryCommon: 'Very common: more than 1 in 10 people',
  common: 'Common: between 1 in 100 and 1 in 10 people',
  uncommon: 'Uncommon: between 1 in 1,000 and 1 in 100 people',
  rare: 'Rare: between 1 in 10,000 and 1 in 1,000 people',
  veryRare: 'Very rare: fewer than 1 in 10,000 people',
} as const;

/** What a precaution or a question is about. A facet on text, used for stable anchors. */
export const TOPIC = {
  contraindications: 'Who should not take it',
  allergy: 'Allergy',
  pregnancy: 'Pregnancy',
  breastfeeding: 'Breastfeeding',
  fertility: 'Fertility and contraception',
  children: 'Children',
  olderAdults: 'Older adults',
  kidney: 'Kidney',
  liver: 'Liver',
  heart: 'Heart and circulation',
  blood: 'Blood and blood clots',
  cancer: 'Cancer risk',
  infection: 'Infection',
  mentalHealth: 'Mental health',
  skin: 'Skin and sunlight',
  interactions: 'Interactions',
  alcohol: 'Alcohol',
  food: 'Food and drink',
  driving: 'Driving and machines',
  surgery: 'Surgery and anaesthesia',
  dependence: 'Dependence and misuse',
  monitoring: 'Tests and monitoring',
  missedDose: 'Missed dose',
  overdose: 'Overdose',
  stopping: 'Stopping treatment',
  duration: 'How long to take it',
  storage: 'Storage',
} as const;

/** What a medicine can interact with. */
export const INTERACTION_KIND = {
  medicine: 'Medicine',
  class: 'Class of medicines',
  food: 'Food or drink',
} as const;

export const INTERACTION_SEVERITY = {
  contraindicated: 'Do not combine',
  serious: 'Serious',
  moderate: 'Moderate',
  minor: 'Minor',
} as const;

/** The standard sections in the order of the page, with the headings readers see. */
export const SECTION = {
  genericName: 'Generic name',
  usage: 'Usage',
  dosage: 'Dosage',
  sideEffects: 'Side effects',
  howItWorks: 'How it works',
  precautions: 'Precautions',
  faqs: 'FAQs',
} as const;

/** Where an extra section stands: directly after the named part of the page. */
export const PLACE = {
  title: 'At the start',
  ...SECTION,
} as const;

export const SOURCE_KIND = {
  authored: 'Written by our editors',
  imported: 'Imported',
  aiGenerated: 'Machine-written',
} as const;

/** What has become of a reader's report. The Studio's list sorts by the stored words, last first. */
export const REPORT_STATUS = {
  new: 'New',
  inProgress: 'In progress',
  done: 'Done',
} as const;

export type Topic = keyof typeof TOPIC;
export type SectionName = keyof typeof SECTION;
export type Place = keyof typeof PLACE;
export type CareLevel = keyof typeof CARE_LEVEL;

/**
 * The keys of one of the lists above, typed, for `z.enum` and Studio option lists.
 * @param list One of the vocabularies of this file.
 */
export function valuesOf<List extends Record<string, string>>(
  list: List,
): [keyof List & string, ...(keyof List & string)[]] {
  const [first, ...rest] = Object.keys(list);
  if (first === undefined) throw new Error('A vocabulary needs at least one value.');
  return [first, ...rest];
}

/**
 * The stable anchor of a topic or section: `missedDose` → `missed-dose`.
 * Links from outside depend on these; never change one.
 */
export function anchorOf(name: Topic | SectionName): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
