import type { SideEffects as Section, SideEffectGroup } from '#lib/content/shape/monograph.ts';
import { plainText } from '#lib/content/shape/richText.ts';
import { FREQUENCY, SERIOUSNESS } from '#lib/content/shape/vocabulary.ts';
import { inOrder } from '../inOrder.ts';
import { ItemText, RichText } from '../richText/RichText.tsx';

/** Side effects by group, the serious ones set apart. */
export function SideEffects({ section }: { section: Section }) {
  return (
    <>
      {section.intro && <RichText value={section.intro} />}
      {section.groups && inOrder(section.groups, (group) => <Group group={group} />)}
      {section.outro && <RichText value={section.outro} />}
    </>
  );
}

function Group({ group }: { group: SideEffectGroup }) {
  const heading = headingOf(group);
  const frequency = frequencyOf(group);
  return (
    <div className={group.seriousness === 'serious' ? 'effects serious' : 'effects'}>
      {heading !== undefined && (
        <h3 className="tag">
          {heading}
          <span className="visually-hidden"> side effects</span>
        </h3>
      )}
      {group.lead && <RichText value={group.lead} />}
      {frequency !== undefined && <p className="frequency">{frequency}</p>}
      <ul className={isShort(group) ? 'short' : undefined}>
        {inOrder(group.effects, (effect) => (
          <li>
            <ItemText value={effect.text} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function headingOf(group: SideEffectGroup): string | undefined {
  if (group.seriousness === 'serious') return SERIOUSNESS.serious;
  if (group.seriousness === 'common' && group.lead === undefined) return SERIOUSNESS.common;
  return undefined;
}

/** How many people are affected, unless the words before the list have just said it. */
function frequencyOf({ frequency, lead }: SideEffectGroup): string | undefined {
  if (frequency === undefined) return undefined;
  const words = FREQUENCY[frequency];
  const said = lead === undefined ? '' : plainText(lead);
  const numbers = words.match(/1 in [\d,]+/g) ?? [];
  return numbers.every((number) => said.includes(number)) ? undefined : words;
}

/** A list of short names reads well in two columns. */
function isShort(group: SideEffectGroup): boolean {
  return (
    group.effects.length > 5 &&
    group.effects.every(({ text }) => text.length === 1 && plainText(text).length <= 34)
  );
}
