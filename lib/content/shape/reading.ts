import type { MonographContent, SideEffects } from './monograph.ts';
import { plainText, type RichText } from './richText.ts';
import { type Place, SECTION, type SectionName, valuesOf } from './vocabulary.ts';

/** One run of words on the page, as it is read from top to bottom. */
export type Passage = {
  /** The part of the page it belongs to. */
  part: Place | 'disclaimer';
  /** What it is: the page sets each differently, the import maps each from other Markdown. */
  role: 'title' | 'heading' | 'text' | 'question' | 'answer' | 'label';
  text: string;
};

/** The marks the page sets before a question and its answer. */
export const QUESTION_MARK = 'Q:';
export const ANSWER_MARK = 'A:';
/** The label the page sets before a disclaimer. */
export const DISCLAIMER_LABEL = 'Disclaimer:';

/**
 * The words of a monograph's own text (not its facets: brands, banners, references) in the order
 * in which the page must show them. The page is tested against it, and the import proves with it
 * that no word of the source was lost.
 * @param monograph The content as the shape describes it.
 */
export function readingOrder(monograph: MonographContent): Passage[] {
  return [
    { part: 'title', role: 'title', text: monograph.title },
    ...extras(monograph, 'title'),
    ...valuesOf(SECTION).flatMap((name) => [
      ...section(monograph, name),
      ...extras(monograph, name),
    ]),
    ...rich('disclaimer', monograph.disclaimer, `${DISCLAIMER_LABEL} `),
  ];
}

function section(monograph: MonographContent, name: SectionName): Passage[] {
  const body = sectionBody(monograph, name);
  if (body.length === 0) return [];
  return [{ part: name, role: 'heading', text: SECTION[name] }, ...body];
}

function sectionBody(monograph: MonographContent, name: SectionName): Passage[] {
  switch (name) {
    case 'sideEffects':
      return sideEffectPassages(monograph.sideEffects);
    case 'precautions':
      return [
        ...rich(name, monograph.precautions?.intro),
        ...(monograph.precautions?.items ?? []).flatMap((item): Passage[] => [
          ...(item.label === undefined
            ? []
            : [{ part: name, role: 'label' as const, text: item.label }]),
          ...rich(name, item.text),
        ]),
        ...rich(name, monograph.precautions?.outro),
      ];
    case 'faqs':
      return (monograph.faqs ?? []).flatMap((item): Passage[] => [
        { part: name, role: 'question', text: `${QUESTION_MARK} ${item.question}` },
        { part: name, role: 'answer', text: `${ANSWER_MARK} ${plainText(item.answer)}` },
      ]);
    default:
      return rich(name, monograph[name]);
  }
}

function sideEffectPassages(sideEffects: SideEffects | undefined): Passage[] {
  return [
    ...rich('sideEffects', sideEffects?.intro),
    ...(sideEffects?.groups ?? []).flatMap((group) => [
      ...rich('sideEffects', group.lead),
      ...group.effects.flatMap((effect) => rich('sideEffects', effect.text)),
    ]),
    ...rich('sideEffects', sideEffects?.outro),
  ];
}

function extras(monograph: MonographContent, place: Place): Passage[] {
  return (monograph.extraSections ?? [])
    .filter((extra) => extra.place === place)
    .flatMap((extra): Passage[] => [
      ...(extra.heading === undefined
        ? []
        : [{ part: place, role: 'heading' as const, text: extra.heading }]),
      ...rich(place, extra.text),
    ]);
}

function rich(part: Passage['part'], text: RichText | undefined, before = ''): Passage[] {
  return text === undefined ? [] : [{ part, role: 'text', text: before + plainText(text) }];
}
