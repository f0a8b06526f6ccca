import type { Precautions as Section } from '#lib/content/shape/monograph.ts';
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
          {section.items.map((item) => {
            const [id, ...more] = anchors.get(item._key) ?? [];
            return (
              <li key={item._key} id={id}>
                <ExtraAnchors ids={more} />
                {item.label !== undefined && <h3>{item.label}</h3>}
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
