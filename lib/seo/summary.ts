import type { Monograph } from '#lib/content/monograph.ts';
import { SECTION, type SectionName } from '#lib/content/shape/vocabulary.ts';

const NAMED_BRANDS = 2;

/** The title of a monograph's page: its name and its best-known brands. */
export function pageTitle(monograph: Pick<Monograph, 'title' | 'brandNames'>): string {
  const brands = (monograph.brandNames ?? []).slice(0, NAMED_BRANDS);
  return brands.length === 0 ? monograph.title : `${monograph.title} (${brands.join(', ')})`;
}

const DESCRIBED: readonly SectionName[] = [
  'usage',
  'dosage',
  'sideEffects',
  'howItWorks',
  'precautions',
];

/**
 * What the page holds, for search results: one whole sentence made from the sections that are
 * there, so it is never cut short and never promises what is missing.
 */
export function pageDescription(monograph: Monograph): string {
  const parts = DESCRIBED.filter((name) => monograph[name] !== undefined).map((name) =>
    SECTION[name].toLowerCase(),
  );
  if (monograph.interactions?.length) parts.push('interactions');
  if (monograph.faqs?.length) parts.push('common questions');
  if (parts.length === 0) return `About the medicine ${pageTitle(monograph)}.`;
  return `${pageTitle(monograph)}: ${inWords(parts)}.`;
}

function inWords(parts: readonly string[]): string {
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`;
}
