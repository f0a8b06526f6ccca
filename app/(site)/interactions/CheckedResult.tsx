import type { Choice } from '#lib/choice/choice.ts';
import type { Monograph } from '#lib/content/monograph.ts';
import type { Entry, Pair, Result } from '#lib/interactions/check.ts';
import type { Medicine } from '#lib/interactions/medicine.ts';
import { drugPath } from '#lib/seo/site.ts';
import { inOrder } from '../_components/inOrder.ts';
import { Entries } from './Entries.tsx';
import { WhatWasChecked } from './WhatWasChecked.tsx';

/** Everything that is recorded about the chosen medicines, the gravest first, and what is not. */
export function CheckedResult({
  choices,
  medicines,
  result,
  isWhole,
}: {
  choices: readonly Extract<Choice, { state: 'chosen' }>[];
  medicines: readonly Medicine[];
  result: Result;
  isWhole: boolean;
}) {
  const { findings, twice, silent, food, others } = result;
  const classes = others.filter(({ entry }) => entry.kind === 'class');
  const otherMedicines = others.filter(({ entry }) => entry.kind === 'medicine');
  return (
    <>
      {medicines.length > 1 && (
        <section>
          <h2>Recorded between them{!isWhole && ', as far as checked'}</h2>
          {inOrder(twice, ({ pair, monograph }) => (
            <p className="caution-line">
              <strong>The same medicine twice.</strong> {namesOf(pair)} both contain{' '}
              <a href={drugPath(monograph.slug)}>{monograph.title}</a>. Together they may be too
              much: ask a pharmacist before you take both.
            </p>
          ))}
          {findings.length > 0 && <Entries entries={findings} />}
          {silent.length > 0 && (
            <>
              <h3>Nothing is recorded for</h3>
              <ul>
                {inOrder(silent, (pair) => (
                  <li>{namesOf(pair)}</li>
                ))}
              </ul>
              <p>
                That does not mean they are safe together. Only the pages listed under “What was
                checked” were looked at.
              </p>
            </>
          )}
        </section>
      )}
      {medicines.length === 1 && <p>Name another medicine to check the two against each other.</p>}
      {food.length > 0 && (
        <section>
          <h2>Food and drink</h2>
          <Entries entries={food} />
        </section>
      )}
      {classes.length > 0 && (
        <section>
          <h2>Groups of medicines</h2>
          <p>
            These pages name whole groups. As far as our data tell, none of the medicines you named
            belongs to them. Check this, and think of anything else that is taken.
          </p>
          <Entries entries={classes} />
        </section>
      )}
      {otherMedicines.length > 0 && (
        <section>
          <h2>Other medicines named in these pages</h2>
          <ul>
            {inOrder(byMonograph(otherMedicines), ([monograph, entries]) => (
              <li>
                <a href={`${drugPath(monograph.slug)}#interactions`}>{monograph.title}</a>:{' '}
                {entries.map(({ entry }) => entry.name).join('; ')}
              </li>
            ))}
          </ul>
        </section>
      )}
      <WhatWasChecked choices={choices} medicines={medicines} />
    </>
  );
}

function namesOf([one, other]: Pair): string {
  return `${one.title} and ${other.title}`;
}

function byMonograph(entries: readonly Entry[]): [Monograph, Entry[]][] {
  return [...Map.groupBy(entries, ({ statedBy }) => statedBy)];
}
