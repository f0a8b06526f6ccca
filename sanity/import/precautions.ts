import type { Precaution, Precautions } from '#lib/content/shape/monograph.ts';
import type { Block, RichText } from '#lib/content/shape/richText.ts';
import { asParagraph, filled, isAllStrong, textOf, UNSET_KEY } from './spans.ts';
import { topicsOfLabel } from './topics.ts';
import { blocksOf, isSubheading, labelled, raised, type Unit, unitsOf } from './units.ts';

/**
 * Sorts the section into precautions with their labels. The author's layout decides what an item
 * is: bold sub-headings with text under them, bullets, or paragraphs that begin with a label.
 */
export function readPrecautions(blocks: RichText): Precautions {
  const units = unitsOf(blocks);
  if (units === undefined) return { intro: blocks };
  const headings = units.filter((unit) => isSubheading(unit.block)).length;
  const headed = headings > 1 || (headings === 1 && !(units[0] && isSubheading(units[0].block)));
  const sorted = headed && !endsWithSubheading(units) ? underHeadings(units) : oneByOne(units);
  return sorted ?? { intro: blocks };
}

function endsWithSubheading(units: readonly Unit[]): boolean {
  const last = units.at(-1);
  return last !== undefined && isSubheading(last.block);
}

function underHeadings(units: readonly Unit[]): Precautions | undefined {
  const intro: Block[] = [];
  const items: Precaution[] = [];
  let open: Precaution | undefined;
  for (const unit of units) {
    const label = unit.kind === 'paragraph' ? labelled(unit.block) : undefined;
    if (isSubheading(unit.block)) {
      if (open?.text.length === 0) return undefined;
      open = item(label?.label ?? textOf(unit.block), []);
      items.push(open);
    } else if (label?.rest !== undefined) {
      if (open?.text.length === 0) return undefined;
      open = item(label.label, [label.rest]);
      items.push(open);
    } else {
      (open?.text ?? intro).push(...blocksOf(unit));
    }
  }
  return { intro: filled(intro), items, outro: undefined };
}

function oneByOne(units: readonly Unit[]): Precautions {
  const first = units.findIndex(isItem);
  if (first === -1) return { intro: filled(units.flatMap(blocksOf)) };
  const end = units.findLastIndex(isItem) + 1;
  const inParagraphs = units[first]?.kind === 'paragraph';
  const items: Precaution[] = [];
  for (const unit of units.slice(first, end)) {
    const last = items.at(-1);
    if (inParagraphs && last !== undefined && (unit.kind === 'item' || !isItem(unit))) {
      last.text.push(...blocksOf(unit));
    } else {
      items.push(itemOf(unit));
    }
  }
  const outro = units.slice(end);
  return {
    intro: filled(units.slice(0, first).flatMap(blocksOf)),
    items,
    outro: filled(outro.flatMap(blocksOf)),
  };
}

function isItem(unit: Unit): boolean {
  return (
    unit.kind === 'item' || (labelled(unit.block)?.rest !== undefined && !isAllStrong(unit.block))
  );
}

function itemOf(unit: Unit): Precaution {
  const nested = unit.kind === 'item' ? raised(unit.nested) : [];
  const split = labelled(unit.block);
  const text: RichText = split?.rest === undefined ? nested : [split.rest, ...nested];
  if (split === undefined || text.length === 0) {
    return item(undefined, [asParagraph(unit.block), ...nested]);
  }
  return item(split.label, text);
}

function item(label: string | undefined, text: RichText): Precaution {
  const topics = label === undefined ? [] : topicsOfLabel(label);
  return {
    _type: 'precaution',
    _key: UNSET_KEY,
    topics: topics.length === 0 ? undefined : topics,
    label,
    text,
  };
}
