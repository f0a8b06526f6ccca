import type { Loaded } from '#lib/choice/choice.ts';
import { drugPath } from '#lib/seo/site.ts';
import { Day } from '../_components/Day.tsx';
import { BoxedWarning } from '../_components/monograph/BoxedWarning.tsx';
import { CareCards } from '../_components/monograph/CareCards.tsx';
import { Facts } from '../_components/monograph/Facts.tsx';
import { Notices } from '../_components/monograph/Notices.tsx';

/** What a reader must know first of one of two medicines. @param props.id Its own on the page. */
export function Front({ loaded, id }: { loaded: Loaded; id: string }) {
  const { monograph, keptSince } = loaded;
  const { boxedWarning, careCards, review } = monograph;
  return (
    <section className="front">
      <h2 className="medicine">
        <a href={drugPath(monograph.slug)}>{monograph.title}</a>
      </h2>
      <Notices monograph={monograph} keptSince={keptSince} />
      {review !== undefined && (
        <p className="note">
          Last reviewed <Day value={review.date} />. Next review due <Day value={review.nextDue} />.
        </p>
      )}
      {boxedWarning === undefined ? (
        <p className="note">This page has no boxed warning.</p>
      ) : (
        <BoxedWarning
          warning={boxedWarning}
          medicine={monograph.title}
          id={`boxed-warning-${id}`}
        />
      )}
      {careCards && <CareCards cards={careCards} medicine={monograph.title} id={`care-${id}`} />}
      <Facts monograph={monograph} />
    </section>
  );
}
