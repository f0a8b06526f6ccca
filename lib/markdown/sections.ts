import type { ListItem, RootContent } from 'mdast';
import type { Monograph } from '#lib/content/monograph.ts';
import type { Precaution, SideEffectGroup, SideEffects } from '#lib/content/shape/monograph.ts';
import { ANSWER_MARK, QUESTION_MARK } from '#lib/content/shape/reading.ts';
import { plainText, type RichText } from '#lib/content/shape/richText.ts';
import {
  FREQUENCY,
  INTERACTION_KIND,
  INTERACTION_SEVERITY,
  SERIOUSNESS,
  type SectionName,
  valuesOf,
} from '#lib/content/shape/vocabulary.ts';
import { drugPath } from '#lib/seo/site.ts';
import { nodesOf } from './richText.ts';
import { heading, link, list, paragraph, strong } from './write.ts';

/** The body of one section, without its heading; nothing if an editor has not written it. */
export function sectionNodes(
  monograph: Monograph,
  name: SectionName | 'interactions',
): RootContent[] {
  switch (name) {
    case 'sideEffects':
      return sideEffects(monograph.sideEffects);
    case 'precautions':
      return [
        ...rich(monograph.precautions?.intro),
        ...precautions(monograph.precautions?.items ?? []),
        ...rich(monograph.precautions?.outro),
      ];
    case 'interactions':
      return interactions(monograph.interactions ?? []);
    case 'faqs':
      return (monograph.faqs ?? []).flatMap(({ question, answer }) => [
        heading(3, `${QUESTION_MARK} ${question}`),
        ...nodesOf(answer, [{ type: 'text', value: ANSWER_MARK }]),
      ]);
    default:
      return rich(monograph[name]);
  }
}

function rich(text: RichText | undefined): RootContent[] {
  return text === undefined ? [] : nodesOf(text);
}

function sideEffects(section: SideEffects | undefined): RootContent[] {
  return [
    ...rich(section?.intro),
    ...(section?.groups ?? []).flatMap(group),
    ...rich(section?.outro),
  ];
}

function group(group: SideEffectGroup): RootContent[] {
  const title = groupTitle(group);
  const frequency = frequencyOf(group);
  return [
    ...(title === undefined ? [] : [heading(3, `${title} side effects`)]),
    ...rich(group.lead),
    ...(frequency === undefined ? [] : [paragraph(frequency)]),
    list(group.effects.map((effect) => itemOf(effect.text))),
  ];
}

function groupTitle({ seriousness, lead }: SideEffectGroup): string | undefined {
  if (seriousness === 'serious') return SERIOUSNESS.serious;
  return seriousness === 'common' && lead === undefined ? SERIOUSNESS.common : undefined;
}

/** How many people are affected, unless the words before the list have just said it. */
function frequencyOf({ frequency, lead = [] }: SideEffectGroup): string | undefined {
  if (frequency === undefined) return undefined;
  const numbers = FREQUENCY[frequency].match(/1 in [\d,]+/g) ?? [];
  const said = plainText(lead);
  return numbers.every((number) => said.includes(number)) ? undefined : FREQUENCY[frequency];
}

/** Rich text as a list item: its first block is the item's own line. */
function itemOf([first, ...rest]: RichText): ListItem['children'] {
  if (first === undefined) return [];
  const { listItem: _listItem, level: _level, ...line } = first;
  return [...nodesOf([line]), ...nodesOf(rest)];
}

function precautions(items: readonly Precaution[]): RootContent[] {
  if (items.length === 0) return [];
  return [
    list(
      items.map(({ label, text }) => {
        if (label === undefined) return nodesOf(text);
        return nodesOf(text, [strong(/[.:?!]$/.test(label) ? label : `${label}:`)]);
      }),
    ),
  ];
}

/** Interactions, the gravest first. */
function interactions(items: NonNullable<Monograph['interactions']>): RootContent[] {
  if (items.length === 0) return [];
  const ordered = valuesOf(INTERACTION_SEVERITY).flatMap((severity) =>
    items.filter((item) => item.severity === severity),
  );
  return [
    ...ordered.flatMap((item) => [
      heading(3, item.link === undefined ? item.name : link(drugPath(item.link.slug), item.name)),
      paragraph(strong(INTERACTION_SEVERITY[item.severity]), ` ${INTERACTION_KIND[item.kind]}`),
      paragraph(item.effect),
      paragraph(strong('What to do:'), ` ${item.advice}`),
      ...(item.source === undefined ? [] : [paragraph(`Source: ${item.source}`)]),
    ]),
    paragraph(
      'This list is not complete. If a medicine or food is missing here, that does not mean it is safe to combine: ask a pharmacist.',
    ),
  ];
}
