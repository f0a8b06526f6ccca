import type { Faq } from '#lib/content/shape/monograph.ts';
import { ANSWER_MARK, QUESTION_MARK } from '#lib/content/shape/reading.ts';
import { inOrder } from '../inOrder.ts';
import { RichText } from '../richText/RichText.tsx';
import type { Anchors } from './ChapterSection.tsx';
import { ExtraAnchors } from './ExtraAnchors.tsx';

/** Questions and answers in the open: they print, and a search of the page finds them. */
export function Faqs({ faqs, anchors }: { faqs: readonly Faq[]; anchors: Anchors }) {
  return inOrder(faqs, (faq) => {
    const [id, ...more] = anchors.get(faq._key) ?? [];
    return (
      <div id={id} className="faq">
        <ExtraAnchors ids={more} />
        <h3>
          <span className="mark">{QUESTION_MARK}</span> {faq.question}
        </h3>
        <RichText value={faq.answer} before={<span className="mark">{ANSWER_MARK}</span>} />
      </div>
    );
  });
}
