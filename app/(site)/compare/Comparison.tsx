import type { ReactNode } from 'react';
import type { Loaded } from '#lib/choice/choice.ts';
import { align } from '#lib/compare/align.ts';
import type { Monograph } from '#lib/content/monograph.ts';
import { SECTION } from '#lib/content/shape/vocabulary.ts';
import type { SiteSettings } from '#lib/content/siteSettings.ts';
import { drugPath } from '#lib/seo/site.ts';
import { inOrder } from '../_components/inOrder.ts';
import { SectionBody } from '../_components/monograph/ChapterSection.tsx';
import type { Chapter } from '../_components/monograph/chapters.ts';
import { Disclaimer } from '../_components/monograph/Disclaimer.tsx';
import { ReviewDates } from '../_components/monograph/ReviewDates.tsx';
import { RichText } from '../_components/richText/RichText.tsx';
import { Front } from './Front.tsx';
import { partsOf } from './parts.ts';
import { Sources } from './Sources.tsx';

type Two<T> = readonly [T, T];

const NO_ANCHORS = new Map<string, string[]>();

/** Two monographs side by side, part by part, in the words and the order of their own pages. */
export function Comparison({
  pair,
  settings,
}: {
  pair: Two<Loaded>;
  settings: SiteSettings | null;
}) {
  const [one, other] = [pair[0].monograph, pair[1].monograph];
  const rows = align(partsOf(one), partsOf(other));
  const names = rows.map(({ name }) => name);
  const inNeither = Object.values(SECTION).filter((heading) => !names.includes(heading));
  return (
    <>
      <Columns>
        <Front loaded={pair[0]} id="a" />
        <Front loaded={pair[1]} id="b" />
      </Columns>
      {inOrder(rows, ({ name, values: [a, b] }) => (
        <Columns>
          <Cell monograph={one} heading={name} chapter={a} />
          <Cell monograph={other} heading={name} chapter={b} />
        </Columns>
      ))}
      {inNeither.length > 0 && (
        <p className="note row">Neither page has a part called: {inNeither.join(', ')}.</p>
      )}
      <Columns>
        {inOrder([one, other], (monograph) => (
          <section>
            <h2>
              <MedicineName monograph={monograph} /> Who answers for this text
            </h2>
            <Disclaimer value={monograph.disclaimer ?? settings?.defaultDisclaimer} />
            <Sources monograph={monograph} />
            <ReviewDates monograph={monograph} />
          </section>
        ))}
      </Columns>
    </>
  );
}

function Columns({ children }: { children: ReactNode }) {
  return <div className="row columns">{children}</div>;
}

function Cell({
  monograph,
  heading,
  chapter,
}: {
  monograph: Monograph;
  heading: string;
  chapter: Chapter | undefined;
}) {
  return (
    <section>
      <h2>
        <MedicineName monograph={monograph} /> {heading}
      </h2>
      {chapter === undefined ? (
        <p className="note">
          The page about {monograph.title} has no part called “{heading}”. It may say something
          about this elsewhere: <a href={drugPath(monograph.slug)}>read the whole page</a>.
        </p>
      ) : (
        <>
          <SectionBody section={chapter.section} monograph={monograph} anchors={NO_ANCHORS} />
          {inOrder(chapter.extras, (extra) => (
            <RichText value={extra.text} />
          ))}
        </>
      )}
    </section>
  );
}

function MedicineName({ monograph }: { monograph: Monograph }) {
  return <span className="tag">{monograph.title}</span>;
}
