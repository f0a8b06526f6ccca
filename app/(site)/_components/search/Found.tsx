import type { Part, SearchAnswer } from '#lib/search/answer.ts';
import { DidYouMean } from './DidYouMean.tsx';
import { Lines } from './Lines.tsx';

const HEADINGS: Record<Part, string> = {
  named: 'By name',
  terms: 'Classes and conditions',
  ofTerm: 'Medicines of these classes and conditions',
  inside: 'With these letters inside a name',
};

/**
 * What a search has found, in the order of the search; the parts are told apart by headings.
 * @param props.from How many results stand on earlier pages.
 */
export function Found({ answer, from }: { answer: SearchAnswer; from: number }) {
  const { query, total, results, didYouMean } = answer;
  const parts = [...Map.groupBy(results, ({ part }) => part)];
  const count = total === 1 ? '1 result' : `${total.toLocaleString('en-GB')} results`;
  return (
    <>
      <p className="search-count">
        {count} for “{query}”
        {total > results.length && `, ${from + 1} to ${from + results.length} shown`}
      </p>
      <DidYouMean lines={didYouMean} />
      {parts.map(([part, lines]) => (
        <section key={part} aria-labelledby={`part-${part}`}>
          <h2 id={`part-${part}`} className="tag">
            {HEADINGS[part]}
          </h2>
          <Lines lines={lines} />
        </section>
      ))}
    </>
  );
}
