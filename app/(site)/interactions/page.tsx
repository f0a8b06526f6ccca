import type { Metadata } from 'next';
import type { Choice } from '#lib/choice/choice.ts';
import { chooseKnown } from '#lib/choice/known.ts';
import { loadMonograph } from '#lib/content/loaders.ts';
import { checkInteractions } from '#lib/interactions/check.ts';
import { isWhole, medicineOf } from '#lib/interactions/medicine.ts';
import { MedicineQuestion } from '../_components/choice/MedicineQuestion.tsx';
import { NotChosen, type Unchosen } from '../_components/choice/NotChosen.tsx';
import { inOrder } from '../_components/inOrder.ts';
import { CheckedResult } from './CheckedResult.tsx';

type Props = { searchParams: Promise<{ m?: string | string[] }> };

/** Each costs the lake a question or more. */
const MOST_MEDICINES = 12;

/** There are always so many lines to write in, and one more than is written. */
const FEWEST_LINES = 3;

export const metadata: Metadata = {
  title: 'Check interactions',
  description: 'What this site records about taking certain medicines together.',
  robots: { index: false },
};

export default async function InteractionsPage({ searchParams }: Props) {
  const given = [(await searchParams).m ?? []].flat().filter((name) => name.trim() !== '');
  const asked = given.slice(0, MOST_MEDICINES);
  const tooMany = given.slice(MOST_MEDICINES);
  const choices = await Promise.all(asked.map(chooseKnown));
  const chosen = distinct(choices.flatMap((choice) => (choice?.state === 'chosen' ? choice : [])));
  const unchosen = choices.flatMap((choice, index) =>
    choice === undefined || choice.state === 'chosen' ? [] : { choice, index },
  );
  const medicines = await Promise.all(
    chosen.map(({ loaded }) => medicineOf(loaded, loadMonograph)),
  );
  const lines = Math.min(MOST_MEDICINES, Math.max(FEWEST_LINES, asked.length + 1));
  return (
    <div className="plain-page checker">
      <h1>Check interactions</h1>
      <p>
        Name the medicines that are taken together. You see what the pages of this site record about
        them.
      </p>
      <p className="caution-line">
        <strong>No entry does not mean no interaction.</strong> The lists on this site are not
        complete. Ask a pharmacist or doctor before you combine medicines.
      </p>
      <form className="questions choice" action="/interactions">
        {inOrder(Array.from({ length: lines }), (_, index) => (
          <MedicineQuestion
            name="m"
            id={`m${index + 1}`}
            label={`Medicine ${index + 1}`}
            value={shown(choices[index], asked[index])}
          />
        ))}
        <button type="submit">Check</button>
      </form>
      {unchosen.length + tooMany.length > 0 && (
        <section className="not-checked">
          <h2>Not checked</h2>
          <p className="caution-line">
            <strong>What you see below is not complete.</strong> It leaves these out:
          </p>
          {inOrder(unchosen, ({ choice, index }: { choice: Unchosen; index: number }) => (
            <NotChosen choice={choice} pathWith={(slug) => path(given.with(index, slug))} />
          ))}
          {tooMany.length > 0 && (
            <p>
              At most {MOST_MEDICINES} medicines are checked at once. These were not:{' '}
              {tooMany.join(', ')}.
            </p>
          )}
        </section>
      )}
      {medicines.length > 0 && (
        <CheckedResult
          choices={chosen}
          medicines={medicines}
          result={checkInteractions(medicines)}
          isWhole={unchosen.length + tooMany.length === 0 && medicines.every(isWhole)}
        />
      )}
    </div>
  );
}

type ChosenOne = Extract<Choice, { state: 'chosen' }>;

/** Two names of one medicine are one choice. */
function distinct(choices: ChosenOne[]): ChosenOne[] {
  const ids = choices.map(({ loaded }) => loaded.monograph.id);
  return choices.filter(({ loaded }, index) => ids.indexOf(loaded.monograph.id) === index);
}

/** What the form shows for a choice: a title rather than an address. */
function shown(choice: Choice | undefined, asked = ''): string {
  if (choice?.state !== 'chosen') return asked;
  const { slug, title } = choice.loaded.monograph;
  return choice.asked === slug && choice.others.length === 0 ? title : choice.asked;
}

function path(names: readonly string[]): string {
  return `/interactions?${new URLSearchParams(names.map((name) => ['m', name]))}`;
}
