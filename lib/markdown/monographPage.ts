import type { RootContent } from 'mdast';
import type { Monograph } from '#lib/content/monograph.ts';
import type { ExtraSection } from '#lib/content/shape/monograph.ts';
import { DISCLAIMER_LABEL } from '#lib/content/shape/reading.ts';
import { CARE_LEVEL, type Place, SECTION, valuesOf } from '#lib/content/shape/vocabulary.ts';
import type { SiteSettings } from '#lib/content/siteSettings.ts';
import { drugPath, SITE_NAME } from '#lib/seo/site.ts';
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
import { heading, link, paragraph, strong, writeMarkdown } from './write.ts';

/**
 * The Markdown twin of a monograph's page: all its words, in the page's order.
 * @param page What the page is made of, as its loaders answer.
 * @param siteUrl The public address of the site, without a final slash.
 */
export function monographMarkdown(
  page: { monograph: Monograph; settings: SiteSettings | null; keptSince?: string },
  siteUrl: string,
): string {
  const { monograph, settings, keptSince } = page;
  const address = siteUrl + drugPath(monograph.slug);
  const disclaimer = monograph.disclaimer ?? settings?.defaultDisclaimer;
  const nodes: RootContent[] = [
    heading(1, monograph.title),
    ...(monograph.pronunciation === undefined
      ? []
      : [paragraph(`Say it: ${monograph.pronunciation}`)]),
    ...noticeNodes(monograph, keptSince),
    ...boxedWarning(monograph),
    ...careCards(monograph),
    ...factNodes(monograph),
    ...chapters(monograph),
    ...(disclaimer === undefined ? [] : nodesOf(disclaimer, [strong(DISCLAIMER_LABEL)])),
    ...referenceNodes(monograph.references ?? []),
    ...reviewNodes(monograph),
    ...contactNodes(settings),
    paragraph(link(address, `This page on ${SITE_NAME}`)),
  ];
  return writeMarkdown(withFullAddresses(nodes, address));
}

function boxedWarning({ boxedWarning: warning }: Monograph): RootContent[] {
  if (warning === undefined) return [];
  return [
    heading(2, `Boxed warning: ${warning.heading}`),
    ...nodesOf(warning.text),
    paragraph(`Source: ${warning.source}`),
  ];
}

/** When to seek help, most urgent first. */
function careCards({ careCards: cards = [] }: Monograph): RootContent[] {
  return valuesOf(CARE_LEVEL)
    .flatMap((level) => cards.filter((card) => card.level === level))
    .flatMap((card) => [
      heading(2, `${CARE_LEVEL[card.level]}: ${card.heading}`),
      ...nodesOf(card.text),
    ]);
}

/** The parts of the text in reading order; interactions stand before the questions. */
function chapters(monograph: Monograph): RootContent[] {
  return [
    ...extras(monograph, 'title'),
    ...valuesOf(SECTION).flatMap((name) => [
      ...(name === 'faqs' ? chapter('Interactions', sectionNodes(monograph, 'interactions')) : []),
      ...chapter(SECTION[name], sectionNodes(monograph, name)),
      ...extras(monograph, name),
    ]),
  ];
}

function chapter(title: string, body: RootContent[]): RootContent[] {
  return body.length === 0 ? [] : [heading(2, title), ...body];
}

function extras({ extraSections = [] }: Monograph, place: Place): RootContent[] {
  const own = extraSections.filter((extra: ExtraSection) => extra.place === place);
  return own.flatMap(({ heading: title, text }) => [
    ...(title === undefined ? [] : [heading(2, title)]),
    ...nodesOf(text),
  ]);
}
