import type { BoxedWarning as Warning } from '#lib/content/shape/monograph.ts';
import { RichText } from '../richText/RichText.tsx';

/** The regulator's strongest warning, framed as on the label. */
export function BoxedWarning({ warning }: { warning: Warning }) {
  return (
    <section className="boxed-warning" aria-labelledby="boxed-warning">
      <h2 id="boxed-warning">
        <span className="tag">Boxed warning</span> {warning.heading}
      </h2>
      <RichText value={warning.text} />
      <p className="source">Source: {warning.source}</p>
    </section>
  );
}
