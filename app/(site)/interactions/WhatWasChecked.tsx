import type { Choice, Loaded } from '#lib/choice/choice.ts';
import { isWhole, type Medicine } from '#lib/interactions/medicine.ts';
import { drugPath } from '#lib/seo/site.ts';
import { Chosen } from '../_components/choice/Chosen.tsx';
import { Day } from '../_components/Day.tsx';
import { inOrder } from '../_components/inOrder.ts';
import { inNumbers } from '../_components/lists/inNumbers.ts';
import { Notices } from '../_components/monograph/Notices.tsx';

/** Which pages were looked at, and how far each can be trusted. */
export function WhatWasChecked({
  choices,
  medicines,
}: {
  choices: readonly Extract<Choice, { state: 'chosen' }>[];
  medicines: readonly Medicine[];
}) {
  return (
    <section>
      <h2>What was checked</h2>
      <p>Only the lists of interactions on these pages, as they stand now.</p>
      {inOrder(choices, (choice, index) => {
        const medicine = medicines[index];
        if (medicine === undefined) return null;
        const [own, ...ingredients] = medicine.parts;
        return (
          <div className="checked">
            <h3>
              <Chosen choice={choice} />
            </h3>
            <State loaded={own} />
            {(ingredients.length > 0 || !isWhole(medicine)) && (
              <p>
                It contains more than one medicine. Only ingredients that have a page here count:
              </p>
            )}
            {inOrder(ingredients, (loaded) => (
              <>
                <h4>
                  <a href={drugPath(loaded.monograph.slug)}>{loaded.monograph.title}</a>, in{' '}
                  {own.monograph.title}
                </h4>
                <State loaded={loaded} />
              </>
            ))}
            {medicine.withoutPage > 0 && (
              <p className="caution-line">
                <strong>Not checked:</strong>{' '}
                {inNumbers(medicine.withoutPage, 'ingredient has', 'ingredients have')} no page
                here. No entry does not mean no interaction.
              </p>
            )}
            {medicine.unread.length > 0 && (
              <p className="caution-line">
                <strong>Not checked:</strong> {medicine.unread.map(({ title }) => title).join(', ')}
                . The page cannot be shown just now.
              </p>
            )}
          </div>
        );
      })}
    </section>
  );
}

function State({ loaded: { monograph, keptSince } }: { loaded: Loaded }) {
  const { interactions = [], review } = monograph;
  return (
    <>
      {interactions.length === 0 ? (
        <p className="caution-line">
          <strong>No list of interactions.</strong> This page may name some in its text, which was
          not checked: <a href={drugPath(monograph.slug)}>read it</a>.
        </p>
      ) : (
        <p>
          {interactions.length === 1 ? 'One interaction' : `${interactions.length} interactions`} in
          its list.
        </p>
      )}
      {review !== undefined && (
        <p>
          Last reviewed <Day value={review.date} />. Next review due <Day value={review.nextDue} />.
        </p>
      )}
      <Notices monograph={monograph} keptSince={keptSince} />
    </>
  );
}
