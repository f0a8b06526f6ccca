import type { Metadata } from 'next';
import type { Choice } from '#lib/choice/choice.ts';
import { chooseKnown } from '#lib/choice/known.ts';
import { loadSiteSettings } from '#lib/content/loaders.ts';
import { Chosen } from '../_components/choice/Chosen.tsx';
import { MedicineQuestion } from '../_components/choice/MedicineQuestion.tsx';
import { NotChosen } from '../_components/choice/NotChosen.tsx';
import { Reporting } from '../_components/monograph/Reporting.tsx';
import { Comparison } from './Comparison.tsx';

type Props = { searchParams: Promise<{ a?: string | string[]; b?: string | string[] }> };

export const metadata: Metadata = {
  title: 'Compare two medicines',
  description: 'What this site says about two medicines, side by side.',
  robots: { index: false },
};

export default async function ComparePage({ searchParams }: Props) {
  const { a, b } = await searchParams;
  const askedA = first(a);
  const askedB = first(b);
  const [one, other] = await Promise.all([chooseKnown(askedA), chooseKnown(askedB)]);
  const settings = await loadSiteSettings();
  return (
    <div className="compare">
      <div className="plain-page">
        <h1>Compare two medicines</h1>
        <p>
          Read what this site says about two medicines, side by side. A comparison does not tell you
          which of them is better for you, or whether they can be taken together.
        </p>
        <form className="questions choice" action="/compare">
          <MedicineQuestion name="a" id="a" label="First medicine" value={shown(one, askedA)} />
          <MedicineQuestion name="b" id="b" label="Second medicine" value={shown(other, askedB)} />
          <button type="submit">Compare</button>
        </form>
        <Answer choice={one} pathWith={(slug) => path(slug, askedB)} />
        <Answer choice={other} pathWith={(slug) => path(askedA, slug)} />
        {(one === undefined) !== (other === undefined) && <p>Name a second medicine to compare.</p>}
      </div>
      {one?.state === 'chosen' && other?.state === 'chosen' && (
        <>
          {one.loaded.monograph.id === other.loaded.monograph.id ? (
            <p>Both names lead to the same medicine, so there is nothing to compare.</p>
          ) : (
            <Comparison pair={[one.loaded, other.loaded]} settings={settings} />
          )}
          <Reporting settings={settings} />
        </>
      )}
    </div>
  );
}

function Answer({
  choice,
  pathWith,
}: {
  choice: Choice | undefined;
  pathWith: (slug: string) => string;
}) {
  if (choice === undefined) return null;
  if (choice.state !== 'chosen') return <NotChosen choice={choice} pathWith={pathWith} />;
  return (
    <p>
      <Chosen choice={choice} />
    </p>
  );
}

/** What the form shows for a choice: a title rather than an address. */
function shown(choice: Choice | undefined, asked: string): string {
  if (choice?.state !== 'chosen') return asked;
  const { slug, title } = choice.loaded.monograph;
  return choice.asked === slug && choice.others.length === 0 ? title : choice.asked;
}

function path(a: string, b: string): string {
  return `/compare?${new URLSearchParams({ a, b })}`;
}

function first(value: string | string[] | undefined): string {
  return [value ?? ''].flat()[0] ?? '';
}
