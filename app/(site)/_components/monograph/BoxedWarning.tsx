import type { BoxedWarning as Warning } from '#lib/content/shape/monograph.ts';
import { RichText } from '../richText/RichText.tsx';

/**
 * The regulator's strongest warning, framed as on the label.
 * @param props.medicine Whose it is, where more than one medicine is shown.
 * @param props.id Its heading's, unique on the page.
 */
export function BoxedWarning({
  warning,
  medicine,
  id = 'boxed-warning',
}: {
  warning: Warning;
  medicine?: string;
  id?: string;
}) {
  return (
    <section className="boxed-warning" aria-labelledby={id}>
      <h2 id={id}>
        {medicine !== undefined && <span className="visually-hidden">{medicine}: </span>}
        <span className="tag">Boxed warning</span> {warning.heading}
      </h2>
      <RichText value={warning.text} />
      <p className="source">Source: {warning.source}</p>
    </section>
  );
}
