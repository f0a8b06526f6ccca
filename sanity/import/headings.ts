import type { SectionName } from '#lib/content/shape/vocabulary.ts';

/** Headings that name a standard section, without case, spaces and signs. */
const NAMES: Record<string, SectionName> = {
  genericname: 'genericName',
  usage: 'usage',
  dosage: 'dosage',
  sideeffects: 'sideEffects',
  howitworks: 'howItWorks',
  precautions: 'precautions',
  faqs: 'faqs',
  faq: 'faqs',
  frequentlyaskedquestions: 'faqs',
  frequentlyaskedquestionsfaqs: 'faqs',
  frequentlyaskedquestionsfaq: 'faqs',
};

/**
 * The standard section a heading names, whatever its case, spaces and trailing colon.
 * @returns undefined for any other heading: it is kept word for word.
 */
export function standardSection(heading: string): SectionName | undefined {
  if (!/^[\p{L}\s()*_]+:?[\s*_]*$/u.test(heading)) return undefined;
  return NAMES[heading.toLowerCase().replace(/[^a-z]/g, '')];
}
