import type { RootContent } from 'mdast';
import type { Monograph } from '#lib/content/monograph.ts';
import { DISCLAIMER_LABEL } from '#lib/content/shape/reading.ts';
import {
  CARE_LEVEL,
  type Place,
  SECTION,
  type SectionName,
  valuesOf,
} from '#lib/content/shape/vocabulary.ts';
import type { Page } from '#lib/publicApi/ofMonograph.ts';
import { drugPath } from '#lib/seo/site.ts';
import { withFullAddresses } from './fullAddresses.ts';
import { nodesOf } from './richText.ts';
import { sectionNodes } from './sections.ts';
import {
  contactNodes,
  factNodes,
  noticeNodes,
  referenceNodes,
  reviewNodes,
} from './surroundings.ts';
import { paragraph, strong } from './write.ts';

/** One part of a monograph's page. */
export type Part = {
  name:
    | SectionName
    | 'notices'
    | 'boxedWarning'
    | 'careCards'
    | 'facts'
    | 'interactions'
    | 'extra'
    | 'disclaimer'
    | 'references'
    | 'review'
    | 'contacts';
  /** Absent where the page sets none. */
  heading?: string;
  nodes: RootContent[];
};

/**
 * All parts of a monograph's page in its order; those without words are left out.
 * @param siteUrl The public address of the site, without a final slash.
 */
export function partsOf({ monograph, settings, keptSince }: Page, siteUrl: string): Part[] {
  const disclaimer = monograph.disclaimer ?? settings?.defaultDisclaimer;
  const parts: Part[] = [
    { name: 'notices', nodes: noticeNodes(monograph, keptSince) },
    ...boxedWarning(monograph),
    ...careCards(monograph),
    { name: 'facts', nodes: factNodes(monograph) },
    ...chapters(monograph),
    {
      name: 'disclaimer',
      nodes: disclaimer === undefined ? [] : nodesOf(disclaimer, [strong(DISCLAIMER_LABEL)]),
    },
    {
      ...{ name: 'references', heading: 'References' },
      nodes: referenceNodes(monograph.references ?? []),
    },
    { name: 'review', nodes: reviewNodes(monograph) },
    {
      ...{ name: 'contacts', heading: 'Getting help and reporting' },
      nodes: contactNodes(settings),
    },
  ];
  const address = siteUrl + drugPath(monograph.slug);
  return parts
    .filter(({ nodes }) => nodes.length > 0)
    .map((part) => ({ ...part, nodes: withFullAddresses(part.nodes, address) }));
}

function boxedWarning({ boxedWarning: warning }: Monograph): Part[] {
  if (warning === undefined) return [];
  const nodes = [...nodesOf(warning.text), paragraph(`Source: ${warning.source}`)];
  return [{ name: 'boxedWarning', heading: `Boxed warning: ${warning.heading}`, nodes }];
}

/** When to seek help, most urgent first. */
function careCards({ careCards: cards = [] }: Monograph): Part[] {
  return valuesOf(CARE_LEVEL)
    .flatMap((level) => cards.filter((card) => card.level === level))
    .map((card) => ({
      name: 'careCards',
      heading: `${CARE_LEVEL[card.level]}: ${card.heading}`,
      nodes: nodesOf(card.text),
    }));
}

/** The parts of the text in reading order; interactions stand before the questions. */
function chapters(monograph: Monograph): Part[] {
  const interactions = sectionNodes(monograph, 'interactions');
  return [
    ...extras(monograph, 'title'),
    ...valuesOf(SECTION).flatMap((name): Part[] => [
      ...(name === 'faqs'
        ? [{ name: 'interactions' as const, heading: 'Interactions', nodes: interactions }]
        : []),
      { name, heading: SECTION[name], nodes: sectionNodes(monograph, name) },
      ...extras(monograph, name),
    ]),
  ];
}

function extras({ extraSections = [] }: Monograph, place: Place): Part[] {
  return extraSections
    .filter((extra) => extra.place === place)
    .map(({ heading, text }) => ({ name: 'extra', heading, nodes: nodesOf(text) }));
}
