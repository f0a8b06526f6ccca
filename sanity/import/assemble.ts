import type { MonographContent } from '#lib/content/shape/monograph.ts';
import type { RichText } from '#lib/content/shape/richText.ts';
import type { Place, SectionName } from '#lib/content/shape/vocabulary.ts';
import { SECTION, valuesOf } from '#lib/content/shape/vocabulary.ts';
import { isDisclaimer, readDisclaimer } from './disclaimer.ts';
import { readFaqs } from './faqs.ts';
import type { Outline, Part } from './outline.ts';
import { readPrecautions } from './precautions.ts';
import { Unfit } from './problem.ts';
import { readSideEffects } from './sideEffects.ts';
import { blockOf, filled, UNSET_KEY } from './spans.ts';
import { plainLine, toRichText } from './toRichText.ts';

type Body = Pick<
  MonographContent,
  | 'genericName'
  | 'usage'
  | 'dosage'
  | 'sideEffects'
  | 'howItWorks'
  | 'precautions'
  | 'faqs'
  | 'extraSections'
  | 'disclaimer'
>;
type Extra = NonNullable<Body['extraSections']>[number];

const ORDER = valuesOf(SECTION);

/**
 * Puts the parts of a file into the fields of a monograph so that the page reads in the order of
 * the file. Sections that stand in the page's own order get their fields; every other part
 * becomes an extra section in its place.
 * @throws Unfit where a part is empty or cannot be held.
 */
export function assemble(outline: Outline): Body {
  const body: Body = {};
  const extras: Extra[] = [];
  const kept = inPageOrder(outline.parts);
  let place: Place = 'title';
  outline.parts.forEach((part, index) => {
    const blocks = toRichText(part.markdown, part.line);
    const isLast = index === outline.parts.length - 1;
    const closing =
      isLast && outline.disclaimer === undefined ? closingDisclaimer(part, blocks) : [];
    const text = closing.length === 0 ? blocks : blocks.slice(0, -closing.length);
    if (closing.length > 0) body.disclaimer = closing;
    if (part.standard !== undefined && kept.has(part)) {
      if (text.length === 0) throw empty(part);
      place = part.standard;
      extras.push(...fill(body, part, part.standard, text, placeBefore(part.standard)));
    } else {
      extras.push(extra(part, place, text, isLast));
    }
  });
  if (outline.disclaimer !== undefined)
    body.disclaimer = filled(readDisclaimer(outline.disclaimer));
  body.extraSections = extras.length === 0 ? undefined : extras;
  return body;
}

/** Fills one field; returns what of it can only stand as an extra section. */
function fill(body: Body, part: Part, name: SectionName, text: RichText, before: Place): Extra[] {
  switch (name) {
    case 'sideEffects':
      body.sideEffects = readSideEffects(text);
      return [];
    case 'precautions':
      body.precautions = readPrecautions(text);
      return [];
    case 'faqs': {
      const { faqs, after } = readFaqs(text, part.line);
      if (faqs.length === 0) return [extraSection(part.heading, before, text)];
      body.faqs = faqs;
      return after.length === 0 ? [] : [extraSection(undefined, 'faqs', after)];
    }
    default:
      body[name] = text;
      return [];
  }
}

function extra(part: Part, place: Place, text: RichText, isLast: boolean): Extra {
  const heading = part.heading === undefined ? undefined : plainLine(part.heading);
  if (text.length > 0) return extraSection(heading, place, text);
  if (heading === undefined || heading === '' || isLast) throw empty(part);
  // A heading over headings has no text of its own, and an extra section needs some.
  return extraSection(undefined, place, [blockOf([{ text: heading, marks: ['strong'] }])]);
}

function extraSection(heading: string | undefined, place: Place, text: RichText): Extra {
  return { _type: 'extraSection', _key: UNSET_KEY, heading, place, text };
}

function placeBefore(name: SectionName): Place {
  return ORDER[ORDER.indexOf(name) - 1] ?? 'title';
}

/** The last paragraph of the file, if it is a disclaimer without a label. */
function closingDisclaimer(part: Part, blocks: RichText): RichText {
  const last = blocks.slice(-1);
  if (blocks.length < 2 || part.standard === undefined || !isDisclaimer(last)) return [];
  return last;
}

/**
 * The largest set of standard sections that already stand in the order of the page. A section that
 * occurs twice, as on a page that treats two medicines in turn, is not the section of the page.
 */
function inPageOrder(parts: readonly Part[]): Set<Part> {
  const chains: Part[][] = [];
  for (const part of parts) {
    if (part.standard === undefined || isRepeated(part, parts)) continue;
    const rank = rankOf(part);
    const before = chains.filter((chain) => rankOf(chain.at(-1)) < rank);
    const longest = before.reduce<Part[]>(
      (best, chain) => (chain.length > best.length ? chain : best),
      [],
    );
    chains.push([...longest, part]);
  }
  return new Set(
    chains.reduce<Part[]>((best, chain) => (chain.length > best.length ? chain : best), []),
  );
}

function isRepeated(part: Part, parts: readonly Part[]): boolean {
  return parts.some((other) => other !== part && other.standard === part.standard);
}

function rankOf(part: Part | undefined): number {
  return part?.standard === undefined ? -1 : ORDER.indexOf(part.standard);
}

function empty(part: Part): Unfit {
  return new Unfit({
    kind: 'empty section',
    line: part.line,
    reason: `The section "${part.heading ?? ''}" is empty.`,
    fix: 'Write the section, or remove its heading.',
  });
}
