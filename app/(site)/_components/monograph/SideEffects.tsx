import type { SideEffects as Section, SideEffectGroup } from '#lib/content/shape/monograph.ts';
import { plainText } from '#lib/content/shape/richText.ts';
import { FREQUENCY } from '#lib/content/shape/vocabulary.ts';
import { ItemText, RichText } from '../richText/RichText.tsx';

/** Side effects by group, the serious ones set apart. */
export function SideEffects({ section }: { section: Section }) {
  return (
    <>
      {section.intro && <RichText value={section.intro} />}
      {section.groups?.map((group) => (
        <Group key={group._key} group={group} />
      ))}
      {section.outro && <RichText value={section.outro} />}
    </>
  );
}

function Group({ group }: { group: SideEffectGroup }) {
  const heading = headingOf(group);
  return (
    <div className={group.seriousness === 'serious' ? 'effects serious' : 'effects'}>
      {heading !== undefined && <h3 className="tag">{heading}</h3>}
      {group.lead && <RichText value={group.lead} />}
      {group.frequency && <p className="frequency">{FREQUENCY[group.frequency]}</p>}
      <ul className={isShort(group) ? 'short' : undefined}>
        {group.effects.map((effect) => (
          <li key={effect._key}>
            <ItemText value={effect.text} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function headingOf(group: SideEffectGroup): string | undefined {
  if (group.seriousness === 'serious') return 'Serious side effects';
  if (group.seriousness === 'common' && group.lead === undefined) return 'Common side effects';
  return undefined;
}

/** A list of short names reads well in two columns. */
function isShort(group: SideEffectGroup): boolean {
  return (
    group.effects.length > 5 &&
    group.effects.every(({ text }) => text.length === 1 && plainText(text).length <= 34)
  );
}
