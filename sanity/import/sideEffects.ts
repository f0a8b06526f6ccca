import type { SideEffectGroup, SideEffects } from '#lib/content/shape/monograph.ts';
import type { Block, RichText } from '#lib/content/shape/richText.ts';
import { frequencyOf, seriousnessOf } from './seriousness.ts';
import { asParagraph, filled, slice, textOf, UNSET_KEY } from './spans.ts';
import { blocksOf, labelled, raised, type Unit, unitsOf } from './units.ts';

/**
 * Sorts the section into groups: the words that introduce a list, and its effects. What
 * introduces nothing is the intro or the outro.
 */
export function readSideEffects(blocks: RichText): SideEffects {
  const units = unitsOf(blocks);
  if (units === undefined) return { intro: blocks };
  const groups: SideEffectGroup[] = [];
  let intro: RichText = [];
  /** Paragraphs that may introduce what comes next. */
  let waiting: RichText = [];
  let open: SideEffectGroup | undefined;

  for (const unit of units) {
    const category = categoryOf(unit);
    if (category !== undefined) {
      begin([category.lead]);
      open?.effects.push(...category.effects);
      open = undefined;
    } else if (unit.kind === 'item' && !(isRemark(unit) && groups.length > 0)) {
      if (open === undefined || waiting.length > 0) begin([]);
      open?.effects.push(effect([asParagraph(unit.block), ...raised(unit.nested)]));
    } else {
      waiting.push(...blocksOf(unit));
      open = undefined;
    }
  }
  return {
    intro: filled(groups.length === 0 ? waiting : intro),
    groups: groups.length === 0 ? undefined : groups,
    outro: groups.length === 0 ? undefined : filled(waiting),
  };

  /** Begins a group; the first one is introduced by one paragraph, the others are the intro. */
  function begin(own: Block[]): void {
    if (groups.length === 0) {
      intro = waiting.slice(0, own.length === 0 ? -1 : waiting.length);
      waiting = waiting.slice(intro.length);
    }
    open = group([...waiting, ...own]);
    groups.push(open);
    waiting = [];
  }
}

/** "**Common:** nausea" or a bold label over a nested list: a group of its own. */
function categoryOf(unit: Unit): { lead: Block; effects: SideEffectGroup['effects'] } | undefined {
  const label = labelled(unit.block);
  if (label === undefined || !isCategory(label.label)) return undefined;
  const nested = unit.kind === 'item' ? unit.nested : [];
  if (label.rest === undefined) {
    if (nested.length === 0) return undefined;
    const effects = itemsOf(raised(nested));
    return effects === undefined ? undefined : { lead: asParagraph(unit.block), effects };
  }
  const length = textOf(unit.block).length - textOf(label.rest).length;
  return {
    lead: slice(unit.block, 0, length),
    effects: [effect([label.rest, ...raised(nested)])],
  };
}

const CATEGORY_WORDS =
  /\b(?:very|more|most|less|not|but|and|or|with|potential(?:ly)?|possible|other|common(?:ly)?|uncommon|rare(?:ly)?|serious|severe|mild|moderate|frequent|infrequent|occasional|side|effects?|adverse|reactions?|events?|may|can|include[sd]?|including|are|of|the|these|reported|life-threatening|short-term|long-term|generally|usually)\b/gi;
const CATEGORY =
  /\b(?:common|uncommon|rare|serious|severe|frequent|infrequent|side effects?|adverse)\b/i;

/** Whether a label ranks effects ("Less common but serious") and does not name one. */
function isCategory(label: string): boolean {
  const plain = label.replace(/\([^)]*\)/g, ' ');
  return (
    CATEGORY.test(plain) && plain.replace(CATEGORY_WORDS, '').replace(/[\s,;/&-]+/g, '') === ''
  );
}

/** A remark among the effects: "Note", "Important". */
function isRemark(unit: Unit): boolean {
  return /^(?:please |important )?(?:note|important|remember|disclaimer)$/i.test(
    labelled(unit.block)?.label ?? '',
  );
}

function itemsOf(blocks: RichText): SideEffectGroup['effects'] | undefined {
  const units = unitsOf(blocks);
  if (units === undefined || units.some((unit) => unit.kind === 'paragraph')) return undefined;
  return units.map((unit) => {
    const [first, ...nested] = blocksOf(unit);
    return effect(first === undefined ? [] : [asParagraph(first), ...raised(nested)]);
  });
}

function effect(text: RichText): SideEffectGroup['effects'][number] {
  return { _type: 'sideEffect', _key: UNSET_KEY, text };
}

function group(lead: RichText): SideEffectGroup {
  const words = lead.map(textOf).join('\n');
  return {
    _type: 'sideEffectGroup',
    _key: UNSET_KEY,
    lead: filled(lead),
    seriousness: seriousnessOf(words),
    frequency: frequencyOf(words),
    effects: [],
  };
}
