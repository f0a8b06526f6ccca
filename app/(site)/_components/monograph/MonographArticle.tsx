import type { Monograph, Related } from '#lib/content/monograph.ts';
import type { SiteSettings } from '#lib/content/siteSettings.ts';
import { inOrder } from '../inOrder.ts';
import { BoxedWarning } from './BoxedWarning.tsx';
import { CareCards } from './CareCards.tsx';
import { ChapterSection } from './ChapterSection.tsx';
import { Contents } from './Contents.tsx';
import { chaptersOf } from './chapters.ts';
import { Disclaimer } from './Disclaimer.tsx';
import { Facts } from './Facts.tsx';
import { FurtherOn } from './FurtherOn.tsx';
import { Notices } from './Notices.tsx';
import { References } from './References.tsx';
import { Reporting } from './Reporting.tsx';
import { ReviewDates } from './ReviewDates.tsx';
import { topicAnchors } from './topicAnchors.ts';
import { topicsOf } from './topics.ts';

/** A title beyond this many characters is set smaller. */
const LONG_TITLE = 48;

/**
 * A whole monograph, in the order that safety dictates: warnings first, then the facts, then its
 * own text exactly in `readingOrder`, then who vouches for it.
 * @param props.related What other pages have to do with it, if that is known.
 * @param props.settings The publisher's facts, or null while there are none.
 * @param props.keptSince Set if this is the last good copy of a page that cannot be refreshed.
 */
export function MonographArticle({
  monograph,
  related,
  settings,
  keptSince,
}: {
  monograph: Monograph;
  related?: Related;
  settings: SiteSettings | null;
  keptSince?: string;
}) {
  const chapters = chaptersOf(monograph);
  const anchors = topicAnchors(
    monograph,
    chapters.map((chapter) => chapter.id),
  );
  return (
    <article className="monograph">
      <header className="monograph-front">
        <nav className="trail" aria-label="Breadcrumb">
          <a href="/drugs">Medicines A to Z</a>
        </nav>
        <h1 className={monograph.title.length > LONG_TITLE ? 'long' : undefined}>
          {monograph.title}
        </h1>
        {monograph.pronunciation !== undefined && (
          <p className="say">
            <span className="visually-hidden">Say it: </span>
            {monograph.pronunciation}
          </p>
        )}
        <Notices monograph={monograph} keptSince={keptSince} />
        {monograph.boxedWarning && <BoxedWarning warning={monograph.boxedWarning} />}
        {monograph.careCards && <CareCards cards={monograph.careCards} />}
        <Facts monograph={monograph} />
      </header>
      <Contents
        chapters={chapters}
        topics={topicsOf(anchors)}
        hasReferences={Boolean(monograph.references?.length)}
      />
      <div className="monograph-body">
        {inOrder(chapters, (chapter) => (
          <ChapterSection chapter={chapter} monograph={monograph} anchors={anchors} />
        ))}
        <Disclaimer value={monograph.disclaimer ?? settings?.defaultDisclaimer} />
        {monograph.references && <References references={monograph.references} />}
        <ReviewDates monograph={monograph} />
        <Reporting settings={settings} />
        <FurtherOn monograph={monograph} related={related} />
      </div>
    </article>
  );
}
