import type { ReactNode } from 'react';
import type { Monograph } from '#lib/content/monograph.ts';
import { SOURCE_KIND } from '#lib/content/shape/vocabulary.ts';
import { codesOf } from '#lib/seo/codes.ts';
import { Day } from '../Day.tsx';
import { inOrder } from '../inOrder.ts';

/** Who vouches for the text, when it was read and last changed, and the codes of the medicine. */
export function ReviewDates({ monograph }: { monograph: Monograph }) {
  return (
    <dl className="review" aria-label="Review and dates">
      {inOrder(factsOf(monograph), (fact) => (
        <div>
          <dt>{fact.term}</dt>
          <dd>{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}

function factsOf({
  review,
  sourceKind,
  updatedAt,
  identifiers,
}: Monograph): { term: string; value: ReactNode }[] {
  const facts: { term: string; value: ReactNode }[] = [];
  if (review === undefined) {
    facts.push({ term: 'Last reviewed', value: 'Not yet' });
  } else {
    const { name, credentials, role, url } = review.reviewer;
    facts.push(
      { term: 'Last reviewed', value: <Day value={review.date} /> },
      { term: 'Next review due', value: <Day value={review.nextDue} /> },
      {
        term: 'Reviewed by',
        value: (
          <>
            {url === undefined ? name : <a href={url}>{name}</a>}, {credentials}
            {role !== undefined && `, ${role}`}
          </>
        ),
      },
    );
  }
  facts.push({ term: 'Last changed', value: <Day value={updatedAt} /> });
  if (sourceKind !== undefined) facts.push({ term: 'Origin', value: SOURCE_KIND[sourceKind] });
  const codes = codesOf(identifiers).map(({ system, value }) => `${system}\u00a0${value}`);
  if (codes.length > 0) facts.push({ term: 'Codes', value: codes.join(', ') });
  return facts;
}
