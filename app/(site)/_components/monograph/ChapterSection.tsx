import type { Monograph } from '#lib/content/monograph.ts';
import { inOrder } from '../inOrder.ts';
import { RichText } from '../richText/RichText.tsx';
import type { Chapter } from './chapters.ts';
import { Faqs } from './Faqs.tsx';
import { Interactions } from './Interactions.tsx';
import { Precautions } from './Precautions.tsx';
import { SideEffects } from './SideEffects.tsx';

/** The anchors of precautions and questions by `_key`. */
export type Anchors = ReadonlyMap<string, readonly string[]>;

/** One chapter: its heading, the section's own text, then the texts that continue it. */
export function ChapterSection({
  chapter,
  monograph,
  anchors,
}: {
  chapter: Chapter;
  monograph: Monograph;
  anchors: Anchors;
}) {
  return (
    <section id={chapter.id}>
      {chapter.heading !== undefined && <h2>{chapter.heading}</h2>}
      <SectionBody section={chapter.section} monograph={monograph} anchors={anchors} />
      {inOrder(chapter.extras, (extra) => (
        <RichText value={extra.text} />
      ))}
    </section>
  );
}

/** The text of a standard section, if the monograph has it. */
export function SectionBody({
  section,
  monograph,
  anchors,
}: {
  section: Chapter['section'];
  monograph: Monograph;
  anchors: Anchors;
}) {
  switch (section) {
    case undefined:
      return null;
    case 'sideEffects':
      return monograph.sideEffects && <SideEffects section={monograph.sideEffects} />;
    case 'precautions':
      return (
        monograph.precautions && <Precautions section={monograph.precautions} anchors={anchors} />
      );
    case 'interactions':
      return monograph.interactions && <Interactions interactions={monograph.interactions} />;
    case 'faqs':
      return monograph.faqs && <Faqs faqs={monograph.faqs} anchors={anchors} />;
    default: {
      const text = monograph[section];
      return text && <RichText value={text} />;
    }
  }
}
