import type { Precautions as Section } from '#lib/content/shape/monograph.ts';
import { inOrder } from '../inOrder.ts';
import { RichText } from '../richText/RichText.tsx';
import type { Anchors } from './ChapterSection.tsx';
import { ExtraAnchors } from './ExtraAnchors.tsx';

/** Precautions, each findable by the stable anchor of its topic. */
export function Precautions({ section, anchors }: { section: Section; anchors: Anchors }) {
  return (
    <>
      {section.intro && <RichText value={section.intro} />}
      {section.items && (
        <ul className="entries">
          {inOrder(section.items, (item) => {
            const [id, ...more] = anchors.get(item._key) ?? [];
            return (
              <li id={id}>
                <ExtraAnchors ids={more} />
                {item.label !== undefined && (
                  <>
                    <h3 className={labelClass(item.label)}>{item.label}</h3>{' '}
                  </>
                )}
                <RichText value={item.text} />
              </li>
            );
          })}
        </ul>
      )}
      {section.outro && <RichText value={section.outro} />}
    </>
  );
}

/** A label runs into its text, after a colon unless it ends in a sign of its own. */
function labelClass(label: string): string {
  return /[.:?!]$/.test(label) ? 'run-in' : 'run-in colon';
}
